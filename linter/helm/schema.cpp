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

std::string CheckSchemas(const Chart& chart, const Map& values, gotemplate::Heap& heap) {
  std::string out;
  if (chart.schema != nullptr) {
    gotemplate::Origins none;
    const auto schema = ReadJson(Text(chart.schema->text), heap, none);
    if (!schema) {
      out += fmt::format("{}:\n{}", chart.name(), schema.error().message);
    } else {
      // A mapping is what is checked; the check changes nothing.
      const Value subject = Value::Of(const_cast<Map*>(&values));
      const auto problems = CheckSchema(*schema, subject);
      out += problems.empty() ? "" : chart.name() + ":\n";
      for (const SchemaProblem& problem : problems) {
        Write(problem, 0, out);
      }
    }
  }
  for (const Chart* child : chart.dependencies) {
    const Value* found = values.Find(child->name());
    if (found == nullptr || found->is_nil()) {
      continue;
    }
    if (!found->is_map()) {
      out += fmt::format("{}:\ninvalid type for values: expected object (map), got {}\n",
                         child->name(), found->TypeName());
      continue;
    }
    out += CheckSchemas(*child, found->map(), heap);
  }
  return out;
}

}  // namespace linter::helm
