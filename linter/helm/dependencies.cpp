#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "linter/gotemplate/format.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/semver.h"
#include "linter/helm/values.h"
#include "linter/helm/yaml_reader.h"

// Which of the charts below take part, under which names, and what values they hand up.

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::Map;
using gotemplate::Value;

using Requirements = std::vector<std::shared_ptr<Dependency>>;

static bool IsCompatible(std::string_view constraint, std::string_view version) {
  const auto parsed = ParseVersion(version);
  const auto wanted = ParseConstraint(constraint);
  return parsed && wanted && Satisfies(*parsed, *wanted);
}

// The first condition that says something decides.
static void ApplyConditions(const Requirements& requirements, Map& values, std::string_view path,
                            Warnings& warnings) {
  for (const auto& requirement : requirements) {
    std::string_view conditions = gotemplate::TrimSpace(requirement->condition);
    while (!conditions.empty()) {
      const auto comma = std::min(conditions.find(','), conditions.size());
      const std::string_view condition = conditions.substr(0, comma);
      conditions.remove_prefix(std::min(comma + 1, conditions.size()));
      if (condition.empty()) {
        continue;
      }
      const Value* found = ValueAt(values, std::string(path) + std::string(condition));
      if (found == nullptr) {
        continue;
      }
      if (found->kind() == gotemplate::Kind::Bool) {
        requirement->enabled = found->boolean();
        break;
      }
      warnings.push_back(
          fmt::format("Warning: Condition path '{}' for chart {} returned non-bool value",
                      condition, requirement->name));
    }
  }
}

static void ApplyTags(const Requirements& requirements, Map& values, Warnings& warnings) {
  const Map* tags = TableAt(values, "tags");
  if (tags == nullptr) {
    return;
  }
  for (const auto& requirement : requirements) {
    bool on = false;
    bool off = false;
    for (const std::string& tag : requirement->tags) {
      const Value* found = tags->Find(tag);
      if (found == nullptr) {
        continue;
      }
      if (found->kind() != gotemplate::Kind::Bool) {
        warnings.push_back(fmt::format("Warning: Tag '{}' for chart {} returned non-bool value",
                                       tag, requirement->name));
        continue;
      }
      on = on || found->boolean();
      off = off || !found->boolean();
    }
    requirement->enabled = on || !off;
  }
}

static Chart* Aliased(Charts& charts, const Chart& chart, const Dependency& requirement,
                      Heap& heap) {
  for (const Chart* child : chart.dependencies) {
    if (child->name() != requirement.name ||
        !IsCompatible(requirement.version, child->metadata.version)) {
      continue;
    }
    Chart* copy = charts.Copy(*child);
    if (!requirement.alias.empty()) {
      copy->metadata.name = requirement.alias;
      Map* fields = heap.NewMap();
      fields->entries = copy->metadata.fields->entries;
      fields->Set(heap.NewText("Name"), heap.String(requirement.alias));
      copy->metadata.fields = fields;
    }
    return copy;
  }
  return nullptr;
}

// The charts that stand in the folder without being named, then those that are.
static std::vector<Chart*> Named(Charts& charts, Chart& chart, Heap& heap) {
  const Requirements& requirements = *chart.metadata.dependencies;
  std::vector<Chart*> named;
  for (Chart* child : chart.dependencies) {
    const bool listed =
        std::any_of(requirements.begin(), requirements.end(), [&](const auto& requirement) {
          return child->name() == requirement->name &&
                 IsCompatible(requirement->version, child->metadata.version);
        });
    if (!listed) {
      named.push_back(child);
    }
  }
  for (const auto& requirement : requirements) {
    if (Chart* child = Aliased(charts, chart, *requirement, heap)) {
      named.push_back(child);
    }
    if (!requirement->alias.empty()) {
      requirement->name = requirement->alias;
    }
  }
  return named;
}

static std::optional<Error> Enable(Charts& charts, Chart& chart, const Map& values,
                                   const std::string& path, Heap& heap, Warnings& warnings) {
  if (!chart.metadata.dependencies) {
    return std::nullopt;
  }
  chart.SetDependencies(Named(charts, chart, heap));
  Requirements& requirements = *chart.metadata.dependencies;
  for (const auto& requirement : requirements) {
    requirement->enabled = true;
  }
  const auto coalesced = Coalesce(chart, values, NullMode::Delete, heap, warnings);
  if (!coalesced) {
    return coalesced.error();
  }
  ApplyTags(requirements, **coalesced, warnings);
  ApplyConditions(requirements, **coalesced, path, warnings);
  std::set<std::string> removed;
  for (const auto& requirement : requirements) {
    if (!requirement->enabled) {
      removed.insert(requirement->name);
    }
  }
  std::vector<Chart*> enabled = chart.dependencies;
  std::erase_if(enabled, [&](const Chart* child) { return removed.contains(child->name()); });
  std::erase_if(requirements,
                [&](const auto& requirement) { return removed.contains(requirement->name); });
  for (Chart* child : enabled) {
    if (auto error =
            Enable(charts, *child, **coalesced, path + child->name() + ".", heap, warnings)) {
      return error;
    }
  }
  chart.SetDependencies(std::move(enabled));
  return std::nullopt;
}

static Map* Below(std::string_view path, Map* data, Heap& heap) {
  if (path == ".") {
    return data;
  }
  const auto dot = std::min(path.find('.'), path.size());
  Map* outer = heap.NewMap();
  Map* inner = dot == path.size() ? data : Below(path.substr(dot + 1), data, heap);
  outer->Set(heap.NewText(path.substr(0, dot)), Value::Of(inner));
  return outer;
}

static std::string Word(const Value* value) {
  if (value == nullptr || value->is_nil()) {
    return "<nil>";
  }
  gotemplate::TextBuilder out;
  PrintPlain(*value, out);
  return std::string(out.bytes());
}

static void ImportOne(const Dependency& requirement, const Value& wanted, Map& from, Map& into,
                      Heap& heap, Warnings& warnings) {
  const bool pair = wanted.is_map();
  if (!pair && !wanted.is_string()) {
    return;
  }
  const std::string child =
      pair ? Word(wanted.map().Find("child")) : "exports." + std::string(wanted.bytes());
  const std::string parent = pair ? Word(wanted.map().Find("parent")) : ".";
  Map* table = TableAt(from, requirement.name + "." + child);
  if (table == nullptr) {
    warnings.push_back(pair ? fmt::format("Warning: ImportValues missing table from chart {}: "
                                          "\"{}\" is not a table",
                                          requirement.name, child)
                            : fmt::format("Warning: ImportValues missing table: \"{}\" is not a "
                                          "table",
                                          child));
    return;
  }
  CoalesceTables(into, *Below(parent, table, heap), NullMode::Keep, warnings);
}

static std::optional<Error> ImportValues(Chart& chart, Heap& heap, Warnings& warnings) {
  for (Chart* child : chart.dependencies) {
    if (auto error = ImportValues(*child, heap, warnings)) {
      return error;
    }
  }
  if (!chart.metadata.dependencies) {
    return std::nullopt;
  }
  const Map& none = *heap.NewMap();
  const auto merged = Coalesce(chart, none, NullMode::Keep, heap, warnings);
  if (!merged) {
    return merged.error();
  }
  Map* imported = heap.NewMap();
  for (const auto& requirement : *chart.metadata.dependencies) {
    if (requirement->import_values.is_list()) {
      for (const Value& wanted : requirement->import_values.list().items) {
        ImportOne(*requirement, wanted, **merged, *imported, heap, warnings);
      }
    }
  }
  const Value values = DeepCopy(Value::Of(*merged), heap);
  CoalesceTables(values.map(), *imported, NullMode::Keep, warnings);
  chart.values = values.From(chart.values.origin());
  return std::nullopt;
}

std::optional<Error> ProcessDependencies(Charts& charts, Chart& chart, const Map& values,
                                         Heap& heap, Warnings& warnings) {
  if (auto error = Enable(charts, chart, values, "", heap, warnings)) {
    return error;
  }
  return ImportValues(chart, heap, warnings);
}

}  // namespace linter::helm
