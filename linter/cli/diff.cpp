// `shoal diff`: where one environment is weaker than another one.

#include <cstdio>

#include "linter/cli/lint_request.h"
#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/workspace/compare_environments.h"

namespace linter::cli {

constexpr int Failed = 2;

int Diff(const DiffArguments& arguments, std::span<const Rule> catalog) {
  workspace::CompareRequest request{
      .lint = RequestOf(arguments.check), .first = arguments.first, .second = arguments.second};
  for (const auto& name : arguments.without) {
    if (const auto topic = compare::FindTopic(name)) {
      request.without.push_back(*topic);
    }
  }
  if (arguments.all) {
    request.directions = workspace::Directions::Both;
  }
  const auto report = workspace::CompareEnvironments(request, catalog);
  if (!report) {
    return Failed;
  }
  const auto text = arguments.format == "markdown" ? compare::WriteMarkdown(*report)
                    : arguments.format == "json"   ? compare::WriteJson(*report)
                                                   : compare::WriteText(*report);
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (std::fflush(stdout) != 0) {
    return Failed;
  }
  return report->weaker.empty() ? 0 : 1;
}

}  // namespace linter::cli
