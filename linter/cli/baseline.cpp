// `shoal baseline`: writes down the findings of today.

#include "linter/output/baseline.h"

#include <fmt/format.h>

#include <cstdio>

#include "linter/cli/lint_request.h"
#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/files/write.h"
#include "linter/workspace/lint_run.h"

namespace linter::cli {

using workspace::LintRun;

constexpr int Failed = 2;

int WriteBaseline(const BaselineArguments& arguments, std::span<const Rule> catalog) {
  const auto run = LintRun::Load(RequestOf(arguments.check), catalog);
  if (run == nullptr) {
    return Failed;
  }
  const auto outcome = run->Lint();
  const auto files = run->Files();
  const auto text = output::WriteBaseline(
      {.findings = outcome.findings, .files = files, .summary = {}, .rules = {}, .version = {}});
  if (arguments.path == "-") {
    fmt::print("{}", text);
  } else if (const auto error = files::Write(arguments.path, text)) {
    Complain(error->message);
    return Failed;
  } else {
    fmt::print(stderr, "{} {} written to {}\n", outcome.findings.size(),
               outcome.findings.size() == 1 ? "finding" : "findings", arguments.path);
  }
  return run->complete() ? 0 : Failed;
}

}  // namespace linter::cli
