// Each environment is loaded as `check --env` loads it; what both come to is compared.

#include "linter/workspace/compare_environments.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "linter/engine/deployment.h"
#include "linter/text/line_index.h"
#include "linter/workspace/lint_run.h"

namespace linter::workspace {

constexpr std::size_t MostExcerpt = 200;

// One environment, and all that its objects point to.
struct Side {
  explicit Side(std::unique_ptr<LintRun> loaded)
      : run(std::move(loaded)), deployment(run->Deploy()) {}

  std::unique_ptr<LintRun> run;
  engine::Deployment deployment;
  std::map<FileId, LineIndex> lines;

  compare::Environment View() const {
    return {run->environment(), &deployment.project(), deployment.originals()};
  }
  compare::Spot SpotOf(const Place& place);
};

compare::Spot Side::SpotOf(const Place& place) {
  const auto span = deployment.WrittenAt(place);
  const auto& file = run->sources().files[static_cast<std::size_t>(span.file)];
  auto known = lines.find(span.file);
  if (known == lines.end()) {
    known = lines.emplace(span.file, LineIndex(file.text)).first;
  }
  const auto at = known->second.At(span.begin, ColumnUnit::CodePoint);
  return {file.path, at.line, at.column,
          std::string(known->second.Line(at.line).substr(0, MostExcerpt))};
}

static std::vector<compare::Row> RowsOf(Side& first, Side& second,
                                        const std::vector<compare::Topic>& without) {
  std::vector<compare::Row> rows;
  for (auto& difference : compare::Compare(first.View(), second.View())) {
    if (std::find(without.begin(), without.end(), difference.topic) != without.end()) {
      continue;
    }
    auto spot = first.SpotOf(difference.first_place);
    auto other = difference.second_place ? std::optional(second.SpotOf(*difference.second_place))
                                         : std::nullopt;
    rows.push_back({std::move(difference), std::move(spot), std::move(other)});
  }
  return rows;
}

std::optional<compare::Report> CompareEnvironments(const CompareRequest& request,
                                                   std::span<const Rule> catalog) {
  auto lint = request.lint;
  std::set<std::string> told;
  // Both sides have much in common.
  lint.complain = [&](std::string_view message) {
    if (told.emplace(message).second) {
      request.lint.complain(message);
    }
  };
  std::vector<std::unique_ptr<Side>> sides;
  for (const auto& name : {request.first, request.second}) {
    lint.environment = name;
    auto run = LintRun::Load(lint, catalog);
    if (run == nullptr) {
      return std::nullopt;
    }
    sides.push_back(std::make_unique<Side>(std::move(run)));
  }
  auto& first = *sides.front();
  auto& second = *sides.back();
  if (first.run->environment() == second.run->environment()) {
    request.lint.complain("an environment is not compared with itself");
    return std::nullopt;
  }
  compare::Report report{first.run->environment(),
                         second.run->environment(),
                         RowsOf(first, second, request.without),
                         {},
                         first.run->environments().Assumption()};
  if (request.directions == Directions::Both) {
    report.stronger = RowsOf(second, first, request.without);
  }
  return report;
}

}  // namespace linter::workspace
