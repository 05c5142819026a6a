#include "linter/helm/values.h"

#include <fmt/format.h>

#include <set>

#include "linter/gotemplate/format.h"
#include "linter/helm/yaml_reader.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::Map;
using gotemplate::Value;

static constexpr std::string_view Global = "global";

static std::string Joined(std::string_view prefix, std::string_view key) {
  return prefix.empty() ? std::string(key) : fmt::format("{}.{}", prefix, key);
}

static std::string Shown(const Value& value) {
  gotemplate::TextBuilder out;
  PrintPlain(value, out);
  return std::string(out.bytes());
}

static void CoalesceNamed(Map& into, Map& from, std::string_view prefix, NullMode mode,
                          Warnings& warnings) {
  std::set<std::string, std::less<>> written;
  for (const Map::Entry& entry : from.entries) {
    if (!entry.value.is_nil()) {
      written.emplace(entry.key->bytes());
    }
  }
  for (const Map::Entry& entry : into.entries) {
    if (entry.value.is_nil()) {
      from.Set(entry.key, Value::Nil());
    }
  }
  const std::vector<Map::Entry> entries(from.entries.begin(), from.entries.end());
  for (const Map::Entry& entry : entries) {
    const std::string_view key = entry.key->bytes();
    const Value* found = into.Find(key);
    if (found != nullptr && mode == NullMode::Delete && found->is_nil() && written.contains(key)) {
      into.Remove(key);
    } else if (found == nullptr) {
      into.Set(entry.key, entry.value);
    } else if (entry.value.is_map()) {
      if (found->is_map()) {
        CoalesceNamed(found->map(), entry.value.map(), Joined(prefix, key), mode, warnings);
      } else {
        warnings.push_back(fmt::format("warning: cannot overwrite table with non table for {} ({})",
                                       Joined(prefix, key), Shown(entry.value)));
      }
    } else if (found->is_map() && !entry.value.is_nil()) {
      warnings.push_back(
          fmt::format("warning: destination for {} is a table. Ignoring non-table value ({})",
                      Joined(prefix, key), Shown(entry.value)));
    }
  }
}

void CoalesceTables(Map& into, Map& from, NullMode mode, Warnings& warnings) {
  CoalesceNamed(into, from, "", mode, warnings);
}

static bool HasChild(const Chart& chart, std::string_view name) {
  for (const Chart* child : chart.dependencies) {
    if (child->name() == name) {
      return true;
    }
  }
  return false;
}

static void CoalesceDefaults(const Chart& chart, Map& values, std::string_view prefix,
                             NullMode mode, Heap& heap, Warnings& warnings) {
  if (!chart.values.is_map()) {
    return;
  }
  const std::string path = Joined(prefix, chart.name());
  const Value defaults = DeepCopy(chart.values, heap);
  for (const Map::Entry& entry : defaults.map().entries) {
    const std::string_view key = entry.key->bytes();
    const Value* found = values.Find(key);
    if (found == nullptr) {
      values.Set(entry.key, entry.value);
    } else if (found->is_nil() && mode == NullMode::Delete) {
      values.Remove(key);
    } else if (found->is_map()) {
      if (entry.value.is_map()) {
        const NullMode below = HasChild(chart, key) ? NullMode::Keep : mode;
        CoalesceNamed(found->map(), entry.value.map(), Joined(path, key), below, warnings);
      } else if (!entry.value.is_nil()) {
        warnings.push_back(
            fmt::format("warning: skipped value for {}.{}: Not a table.", path, key));
      }
    }
  }
}

// The mapping of globals in some values; fresh when there is none, null when it is no mapping.
static Map* GlobalsOf(const Map& values, Heap& heap) {
  const Value* found = values.Find(Global);
  if (found == nullptr) {
    return heap.NewMap();
  }
  return found->is_map() ? &found->map() : nullptr;
}

static void CoalesceGlobals(Map& child, const Map& parent, std::string_view prefix, Heap& heap,
                            Warnings& warnings) {
  Map* into = GlobalsOf(child, heap);
  if (into == nullptr) {
    warnings.push_back("warning: skipping globals because destination global is not a table.");
    return;
  }
  const Map* from = GlobalsOf(parent, heap);
  if (from == nullptr) {
    warnings.push_back("warning: skipping globals because source global is not a table.");
    return;
  }
  for (const Map::Entry& entry : from->entries) {
    const std::string_view key = entry.key->bytes();
    const Value* found = into->Find(key);
    if (entry.value.is_map()) {
      Map* copy = heap.NewMap();
      copy->entries = entry.value.map().entries;
      const Value shared = Value::Of(copy).From(entry.value.origin());
      if (found == nullptr) {
        into->Set(entry.key, shared);
      } else if (!found->is_map()) {
        warnings.push_back(
            fmt::format("Conflict: cannot merge map onto non-map for \"{}\". Skipping.", key));
      } else {
        CoalesceNamed(*copy, found->map(), Joined(prefix, key), NullMode::Keep, warnings);
        into->Set(entry.key, shared);
      }
    } else if (found != nullptr && found->is_map()) {
      warnings.push_back(fmt::format("key {} is table. Skipping", key));
    } else {
      into->Set(entry.key, entry.value);
    }
  }
  const Value* present = child.Find(Global);
  const Value* source = parent.Find(Global);
  const auto origin = present != nullptr  ? present->origin()
                      : source != nullptr ? source->origin()
                                          : gotemplate::OriginId::None;
  child.Set(heap.NewText(Global), Value::Of(into).From(origin));
}

static std::optional<Error> CoalesceChart(const Chart& chart, Map& values, std::string_view prefix,
                                          NullMode mode, Heap& heap, Warnings& warnings) {
  CoalesceDefaults(chart, values, prefix, mode, heap, warnings);
  const std::string below = Joined(prefix, chart.name());
  for (const Chart* child : chart.dependencies) {
    const Value* found = values.Find(child->name());
    if (found == nullptr) {
      values.Set(heap.NewText(child->name()), Value::Of(heap.NewMap()));
    } else if (!found->is_map()) {
      return Error{fmt::format("type mismatch on {}: %!t({}={})", child->name(), found->TypeName(),
                               Shown(*found))};
    }
    Map& own = values.Find(child->name())->map();
    CoalesceGlobals(own, values, below, heap, warnings);
    if (auto error = CoalesceChart(*child, own, below, mode, heap, warnings)) {
      return error;
    }
  }
  return std::nullopt;
}

Expected<Map*> Coalesce(const Chart& chart, const Map& values, NullMode mode, Heap& heap,
                        Warnings& warnings) {
  Map* copy = heap.NewMap();
  copy->entries.reserve(values.entries.size());
  for (const Map::Entry& entry : values.entries) {
    copy->entries.push_back({entry.key, DeepCopy(entry.value, heap)});
  }
  if (const auto error = CoalesceChart(chart, *copy, "", mode, heap, warnings)) {
    return *error;
  }
  return copy;
}

Map* MergeFiles(const Map& earlier, const Map& later, Heap& heap) {
  Map* merged = heap.NewMap();
  merged->entries = earlier.entries;
  for (const Map::Entry& entry : later.entries) {
    const Value* found = merged->Find(entry.key->bytes());
    if (entry.value.is_map() && found != nullptr && found->is_map()) {
      Map* inner = MergeFiles(found->map(), entry.value.map(), heap);
      merged->Set(entry.key, Value::Of(inner).From(entry.value.origin()));
    } else {
      merged->Set(entry.key, entry.value);
    }
  }
  return merged;
}

Map* TableAt(Map& root, std::string_view path) {
  Map* table = &root;
  while (true) {
    const auto dot = std::min(path.find('.'), path.size());
    const Value* found = table->Find(path.substr(0, dot));
    if (found == nullptr || !found->is_map()) {
      return nullptr;
    }
    table = &found->map();
    if (dot == path.size()) {
      return table;
    }
    path.remove_prefix(dot + 1);
  }
}

const Value* ValueAt(Map& root, std::string_view path) {
  const auto dot = path.rfind('.');
  Map* table = dot == std::string_view::npos ? &root : TableAt(root, path.substr(0, dot));
  if (table == nullptr) {
    return nullptr;
  }
  const Value* found = table->Find(dot == std::string_view::npos ? path : path.substr(dot + 1));
  return found != nullptr && !found->is_map() ? found : nullptr;
}

}  // namespace linter::helm
