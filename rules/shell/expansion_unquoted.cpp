#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ExpansionUnquoted() {
  return {
      .id = "expansion-unquoted",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "variable outside of quotes may become several words, or none",
      .why =
          "Outside of double quotes the shell splits the value of `$name` at blanks and replaces "
          "globs in it by names of files: an empty value vanishes, one with a blank becomes two "
          "arguments. In double quotes it stays one. What ARG and ENV declare is taken for one "
          "word, as in hadolint, and so is what the code itself sets to a text without blanks, "
          "in whichever branch. The fix is safe where the shell does not split (`> $file`), and "
          "for HOME and PWD. A value that is meant to be split, such as a list of options, is a "
          "matter for `# shellcheck disable=SC2086`.",
      .reference = "https://www.shellcheck.net/wiki/SC2086",
      .since = "0.1",
      .replaces = {"hadolint:SC2086", "shellcheck:SC2086"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

// Around each expansion by itself, which leaves all that stands beside it as it is.
static Edit Before(const Span& span) {
  return {{span.file, span.begin, span.begin}, "\""};
}

static Edit Behind(const Span& span) {
  return {{span.file, span.end, span.end}, "\""};
}

// What the shell itself does not split, and what nobody has with a blank.
static bool IsOneWord(const docker::WordPart& part, const docker::ShellCommand& command) {
  const bool target = std::any_of(command.redirects.begin(), command.redirects.end(),
                                  [&](const docker::ShellRedirect& redirect) {
                                    return redirect.span.begin <= part.span.begin &&
                                           part.span.end <= redirect.span.end;
                                  });
  return target || ((part.text == "HOME" || part.text == "PWD") && part.operation.empty());
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  std::vector<std::string> names;
  Fix fix{.title = "put double quotes around it", .safety = Safety::Safe, .edits = {}};
  Span first;
  for (const docker::WordPart* part : docker::SplitParts(command)) {
    if (part->kind != docker::PartKind::Variable) {
      continue;
    }
    first = names.empty() ? part->span : first;
    const std::string name = "$" + part->text;
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
    fix.safety = IsOneWord(*part, command.command()) ? fix.safety : Safety::Unsafe;
    fix.edits.push_back(Before(part->span));
    fix.edits.push_back(Behind(part->span));
  }
  if (!names.empty()) {
    report.Add({.span = first,
                .message = fmt::format("{} {} outside of quotes", docker::ListOf(names),
                                       names.size() == 1 ? "stands" : "stand"),
                .fixes = {fix}});
  }
}

}  // namespace linter::rules
