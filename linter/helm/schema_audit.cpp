#include "linter/helm/schema_audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/helm/json.h"
#include "linter/helm/schema_reference.h"
#include "linter/text/nearest.h"

namespace linter::helm {

using gotemplate::Map;
using gotemplate::Value;

// Walks values and schema side by side.
class SchemaAudit {
 public:
  SchemaAudit(const ChartView& chart, const Value& root, std::vector<UndescribedValue>& into)
      : chart_(chart), root_(root), into_(into) {}

  void Search(const Value& schema, const yaml::Slot& values, const std::string& path) {
    const Map* described = Resolve(schema);
    const auto members = values.Members();
    if (described == nullptr || members.empty() || path.size() > MaxPath) {
      return;
    }
    const Value* properties = described->Find("properties");
    if (properties == nullptr || !properties->is_map() || IsOpen(*described)) {
      return;
    }
    const auto known = std::count_if(members.begin(), members.end(), [&](const auto& member) {
      return properties->map().Find(member.key) != nullptr;
    });
    for (const auto& member : members) {
      const Value* below = properties->map().Find(member.key);
      if (path.empty() && chart_.IsForeign(member.key)) {
        continue;
      }
      if (below != nullptr) {
        Search(*below, member.value, fmt::format("{}.{}", path, member.key));
      } else if (2 * static_cast<std::size_t>(known) >= members.size()) {
        Tell(member, path, properties->map());
      }
    }
  }

 private:
  static constexpr std::size_t MaxPath = 1000;

  // The schema behind its references.
  const Map* Resolve(const Value& schema) const {
    constexpr int MostSteps = 20;
    const Value* each = &schema;
    for (int step = 0; step < MostSteps && each != nullptr && each->is_map(); ++step) {
      const Value* reference = each->map().Find("$ref");
      if (reference == nullptr || !reference->is_string()) {
        return &each->map();
      }
      each = FindReference(root_, reference->bytes());
    }
    return nullptr;
  }

  // Other names may be described elsewhere, or are welcome.
  static bool IsOpen(const Map& schema) {
    constexpr std::array<std::string_view, 8> Words = {
        "additionalProperties", "patternProperties", "allOf", "anyOf", "oneOf", "if", "not",
        "unevaluatedProperties"};
    return std::any_of(Words.begin(), Words.end(),
                       [&](std::string_view word) { return schema.Find(word) != nullptr; });
  }

  void Tell(const yaml::Slot::Member& member, const std::string& path, const Map& properties) {
    std::vector<std::string_view> names;
    for (const Map::Entry& entry : properties.entries) {
      names.push_back(entry.key->bytes());
    }
    const auto nearest = Nearest(member.key, names);
    into_.push_back({member.key_span, fmt::format(".Values{}.{}", path, member.key),
                     std::string(nearest.value_or(""))});
  }

  const ChartView& chart_;
  const Value& root_;
  std::vector<UndescribedValue>& into_;
};

std::vector<UndescribedValue> UndescribedValues(const ChartView& chart) {
  std::vector<UndescribedValue> found;
  const auto* file = chart.File("values.schema.json");
  const auto values = chart.Root("values.yaml");
  if (file == nullptr || !values) {
    return found;
  }
  gotemplate::Heap heap;
  gotemplate::Origins origins;
  if (const auto schema = ReadJson(gotemplate::Text(file->text), heap, origins)) {
    SchemaAudit(chart, *schema, found).Search(*schema, *values, "");
  }
  return found;
}

}  // namespace linter::helm
