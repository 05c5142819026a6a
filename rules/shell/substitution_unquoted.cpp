#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule SubstitutionUnquoted() {
  return {
      .id = "substitution-unquoted",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "output of a command outside of quotes is split into words",
      .why =
          "Outside of double quotes the shell splits what `$(…)` prints at blanks and replaces "
          "globs in it by names of files. In double quotes it stays one word. `seq` and `pgrep` "
          "print lists, and are left alone; so is a list for `for`. Where a list is meant "
          "(`apk del $(cat packages)`), `xargs` takes it without globs. The fix is safe for "
          "code that prints one word, such as `nproc` and `uname -m`.",
      .reference = "https://www.shellcheck.net/wiki/SC2046",
      .since = "0.1",
      .replaces = {"hadolint:SC2046", "shellcheck:SC2046"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

// Code that prints one word on any system.
static bool PrintsOneWord(std::string_view code) {
  static constexpr std::array<std::string_view, 14> Codes = {"nproc",
                                                             "uname -m",
                                                             "uname -r",
                                                             "uname -s",
                                                             "arch",
                                                             "mktemp",
                                                             "mktemp -d",
                                                             "whoami",
                                                             "hostname",
                                                             "id -u",
                                                             "id -g",
                                                             "dpkg --print-architecture",
                                                             "apk --print-arch",
                                                             "getconf _NPROCESSORS_ONLN"};
  const std::size_t begin = std::min(code.find_first_not_of(' '), code.size());
  const std::size_t end = code.find_last_not_of(" )") + 1;
  return begin < end &&
         std::find(Codes.begin(), Codes.end(), code.substr(begin, end - begin)) != Codes.end();
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  Span first;
  bool found = false;
  Fix fix{.title = "put double quotes around it", .safety = Safety::Safe, .edits = {}};
  for (const docker::WordPart* part : docker::SplitParts(command)) {
    if (part->kind != docker::PartKind::Substitution) {
      continue;
    }
    const Span& span = part->span;
    first = found ? first : span;
    found = true;
    const std::string_view text = part->text;
    if (text.starts_with("$(")) {
      fix.safety = PrintsOneWord(text.substr(2)) ? fix.safety : Safety::Unsafe;
      fix.edits.push_back({{span.file, span.begin, span.begin}, "\""});
      fix.edits.push_back({{span.file, span.end, span.end}, "\""});
    }
  }
  if (found) {
    report.Add(
        {.span = first, .message = "output of a command stands outside of quotes", .fixes = {fix}});
  }
}

}  // namespace linter::rules
