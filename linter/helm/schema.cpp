#include "linter/helm/schema.h"

#include <fmt/format.h>

#include "linter/helm/json.h"
#include "linter/helm/schema_check.h"

namespace linter::helm {

using gotemplate::Map;
using gotemplate::Text;
using gotemplate::Value;

static void Write(const SchemaProblem& problem, std::size_t depth, std::string& out) {
  out += fmt::format("{}- at '{}': {}\n", std::string(2 * depth, ' '), problem.pointer,
                     problem.message);
  for (const SchemaProblem& cause : problem.causes) {
    Write(cause, depth + 1, out);
  }
}

static void CheckOne(const Chart& chart, const Map& values, gotemplate::Heap& heap,
                     SchemaReport& report) {
  gotemplate::Origins none;
  const auto schema = ReadJson(Text(chart.schema->text), heap, none);
  if (!schema) {
    report.text += fmt::format("{}:\n{}", chart.name(), schema.error().message);
    return;
  }
  // A mapping is what is checked; the check changes nothing.
  const Value subject = Value::Of(const_cast<Map*>(&values));
  auto problems = CheckSchema(*schema, subject);
  report.text += problems.empty() ? "" : chart.name() + ":\n";
  for (SchemaProblem& problem : problems) {
    Write(problem, 0, report.text);
    report.problems.push_back(std::move(problem));
  }
}

SchemaReport CheckSchemas(const Chart& chart, const Map& values, gotemplate::Heap& heap) {
  SchemaReport report;
  if (chart.schema != nullptr) {
    CheckOne(chart, values, heap, report);
  }
  for (const Chart* child : chart.dependencies) {
    const Value* found = values.Find(child->name());
    if (found == nullptr || found->is_nil()) {
      continue;
    }
    if (!found->is_map()) {
      report.text += fmt::format("{}:\ninvalid type for values: expected object (map), got {}\n",
                                 child->name(), found->TypeName());
      continue;
    }
    auto below = CheckSchemas(*child, found->map(), heap);
    report.text += below.text;
    report.problems.insert(report.problems.end(), below.problems.begin(), below.problems.end());
  }
  return report;
}

}  // namespace linter::helm
