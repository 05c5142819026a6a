#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule FindWithoutPath() {
  return {
      .id = "find-without-path",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "find is not told where to look",
      .why =
          "`find -type f` looks in the current directory with the `find` of GNU and of busybox, "
          "and is an error elsewhere; a reader has to know where the code stands. `find . -type f` "
          "says it.",
      .reference = "https://www.shellcheck.net/wiki/SC2185",
      .since = "0.1",
      .replaces = {"hadolint:SC2185", "shellcheck:SC2185"},
      .check = CheckCommand,
  };
}

// `-L`, `-O3`, `-D tree`: what may stand before the place.
static bool IsLeading(const std::string& text) {
  return text.starts_with("-O") || text == "-D" ||
         (text.size() > 1 && text.find_first_not_of("EHLPXdsx", 1) == std::string::npos);
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || command->program() != "find") {
    return;
  }
  const auto& words = command->arguments;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& text = words[at].text;
    if (!text.starts_with('-') || text == "--help") {
      return;
    }
    if (!IsLeading(text)) {
      break;
    }
    at += text == "-D" ? 1 : 0;
  }
  report.Add({.span = command->name->span, .message = "`find` without a place to look in"});
}

}  // namespace linter::rules
