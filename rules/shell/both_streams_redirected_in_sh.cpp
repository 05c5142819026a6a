#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule BothStreamsRedirectedInSh() {
  return {
      .id = "both-streams-redirected-in-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "sh is given &> for both streams",
      .why =
          "To dash, the `/bin/sh` of Debian and Ubuntu, `a &> b` is `a &`, which does not wait for "
          "`a`, and `> b`, which empties `b`. `> b 2>&1` sends both streams to `b` everywhere.",
      .reference = "https://www.shellcheck.net/wiki/SC3020",
      .since = "0.1",
      .replaces = {"hadolint:SC3020", "shellcheck:SC3020"},
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsPosixCode(command)) {
    return;
  }
  for (const docker::ShellRedirect& redirect : command->redirects) {
    if (redirect.sign != "&>" && redirect.sign != "&>>") {
      continue;
    }
    const Span& span = redirect.span;
    const auto size = static_cast<std::uint32_t>(redirect.sign.size());
    report.Add({.span = {{span.file, span.begin, span.begin + size}},
                .message = fmt::format("`{}` is not known to every `sh`", redirect.sign),
                .fixes = {{.title = "redirect one after the other",
                           .safety = Safety::Unsafe,
                           .edits = {{{span.file, span.begin, span.begin + 1}, ""},
                                     {{span.file, span.end, span.end}, " 2>&1"}}}}});
    return;
  }
}

}  // namespace linter::rules
