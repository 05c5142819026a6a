#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/gotemplate/evaluation.h"
#include "linter/helm/convert.h"
#include "linter/helm/functions.h"
#include "linter/helm/merge.h"
#include "linter/helm/yaml_reader.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Kind;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::ParamKind;
using gotemplate::Text;
using gotemplate::Value;

static constexpr int MaxDepth = 500;
// Mappings that hold themselves twice would be merged for ever, and copied too.
static constexpr int MaxMerged = 10'000'000;
static constexpr int MaxCopied = 10'000'000;

static void MergeAtDepth(Map& into, const Map& from, MergeMode mode, int depth, int& budget) {
  if (&into == &from || depth > MaxDepth || budget < 0) {
    return;
  }
  const bool overwrites = mode == MergeMode::Overwrite;
  const std::vector<Map::Entry> entries(from.entries.begin(), from.entries.end());
  for (const Map::Entry& entry : entries) {
    --budget;
    const Value* present = into.Find(entry.key->bytes());
    if (entry.value.is_nil()) {
      if (overwrites) {
        into.Set(entry.key, entry.value);
      }
      continue;
    }
    const bool both_maps = present != nullptr && present->is_map() && entry.value.is_map();
    if (both_maps) {
      MergeAtDepth(present->map(), entry.value.map(), mode, depth + 1, budget);
      if (present->Truth()) {
        continue;
      }
    }
    const bool both_lists = present != nullptr && present->is_list() && entry.value.is_list();
    if (both_lists && present->Truth()) {
      if (overwrites) {
        into.Set(entry.key, entry.value);
      }
      continue;
    }
    if (overwrites || present == nullptr || !present->Truth()) {
      into.Set(entry.key, entry.value);
    }
  }
}

void DeepMerge(Map& into, const Map& from, MergeMode mode) {
  int budget = MaxMerged;
  MergeAtDepth(into, from, mode, 0, budget);
}

static Value MergeAll(const Call& call, MergeMode mode) {
  for (const Value& from : call.arguments.subspan(1)) {
    DeepMerge(call[0].map(), from.map(), mode);
  }
  return call[0];
}

static Value Merge(Call& call) {
  return MergeAll(call, MergeMode::KeepFirst);
}

static Value MergeOverwrite(Call& call) {
  return MergeAll(call, MergeMode::Overwrite);
}

static Value Dict(Call& call) {
  Map* map = call.heap().NewMap();
  for (std::size_t i = 0; i < call.size(); i += 2) {
    const gotemplate::Text* key = call.heap().NewText(StringOf(call[i], call.heap()));
    map->Set(key, i + 1 < call.size() ? Stored(call[i + 1]) : call.heap().String(""));
  }
  return Value::Of(map);
}

static Value Get(Call& call) {
  if (const Value* found = call[0].map().Find(call[1].bytes())) {
    return *found;
  }
  const auto origin = call[0].origin() == gotemplate::OriginId::None
                          ? call[0].origin()
                          : call.origins().Missing(call[0].origin(), call[1].bytes());
  return call.heap().String("", origin);
}

static Value Set(Call& call) {
  call[0].map().Set(&call[1].text(), Stored(call[2]));
  return call[0];
}

static Value Unset(Call& call) {
  call[0].map().Remove(call[1].bytes());
  return call[0];
}

static Value HasKey(Call& call) {
  const Value* found = call[0].map().Find(call[1].bytes());
  if (found != nullptr) {
    return Value::Of(true).From(found->origin());
  }
  const auto origin = call[0].origin() == gotemplate::OriginId::None
                          ? call[0].origin()
                          : call.origins().Missing(call[0].origin(), call[1].bytes());
  return Value::Of(false).From(origin);
}

static Value Pluck(Call& call) {
  List* list = call.heap().NewList();
  for (const Value& map : call.arguments.subspan(1)) {
    if (const Value* found = map.map().Find(call[0].bytes())) {
      list->items.push_back(*found);
    }
  }
  return Value::Of(list);
}

// Go's order is random; here it is that of the keys.
static Value Keys(Call& call) {
  std::vector<Text> keys;
  for (const Value& map : call.arguments) {
    for (const Map::Entry& entry : map.map().entries) {
      keys.push_back(*entry.key);
    }
  }
  return NewStrings(keys, call.heap());
}

static Value Values(Call& call) {
  List* list = call.heap().NewList();
  for (const Map::Entry& entry : call[0].map().entries) {
    list->items.push_back(entry.value);
  }
  return Value::Of(list);
}

// The keys of `pick` and `omit` may come as one list.
static bool Named(const Call& call, std::string_view key) {
  const auto names = call.arguments.subspan(1);
  return std::any_of(names.begin(), names.end(),
                     [&](const Value& name) { return name.bytes() == key; });
}

static Value Pick(Call& call) {
  Map* map = call.heap().NewMap();
  for (const Map::Entry& entry : call[0].map().entries) {
    if (Named(call, entry.key->bytes())) {
      map->entries.push_back(entry);
    }
  }
  return Value::Of(map).From(call[0].origin());
}

static Value Omit(Call& call) {
  Map* map = call.heap().NewMap();
  for (const Map::Entry& entry : call[0].map().entries) {
    if (!Named(call, entry.key->bytes())) {
      map->entries.push_back(entry);
    }
  }
  return Value::Of(map).From(call[0].origin());
}

static std::string Conversion(const Value& value, std::string_view wanted) {
  return fmt::format("interface conversion: interface {{}} is {}, not {}",
                     value.is_nil() ? "nil" : value.TypeName(), wanted);
}

static Value Dig(Call& call) {
  if (call.size() < 3) {
    return call.Fail("dig needs at least three arguments");
  }
  const Value& root = call[call.size() - 1];
  const Value& fallback = call[call.size() - 2];
  if (!root.is_map() || root.map().type != &gotemplate::AnyMap) {
    return call.Fail(Conversion(root, "map[string]interface {}"));
  }
  const auto keys = call.arguments.first(call.size() - 2);
  for (const Value& key : keys) {
    if (!key.is_string()) {
      return call.Fail(Conversion(key, "string"));
    }
  }
  Value step = root;
  for (const Value& key : keys) {
    if (!step.is_map() || step.map().type != &gotemplate::AnyMap) {
      return call.Fail(Conversion(step, "map[string]interface {}"));
    }
    const Value* found = step.map().Find(key.bytes());
    if (found == nullptr) {
      return fallback;
    }
    step = *found;
  }
  return step;
}

static bool IsCopyable(const Value& value, int depth, int& budget) {
  if (depth > MaxDepth || --budget < 0) {
    return false;
  }
  if (value.is_list()) {
    const auto& items = value.list().items;
    return std::all_of(items.begin(), items.end(),
                       [&](const Value& item) { return IsCopyable(item, depth + 1, budget); });
  }
  if (value.is_map()) {
    const auto& entries = value.map().entries;
    return std::all_of(entries.begin(), entries.end(), [&](const Map::Entry& entry) {
      return IsCopyable(entry.value, depth + 1, budget);
    });
  }
  return true;
}

static Value DeepCopyOf(Call& call) {
  int budget = MaxCopied;
  if (!IsCopyable(call[0], 0, budget)) {
    return call.Fail("the value is too large or holds itself");
  }
  call.evaluation.Spend(static_cast<std::uint64_t>(MaxCopied - budget));
  if (call.evaluation.failed()) {
    return {};
  }
  return DeepCopy(call[0], call.heap());
}

static constexpr auto Any = ParamKind::Any;
static constexpr auto Str = ParamKind::String;
static constexpr auto M = ParamKind::Map;

std::span<const Function> DictFunctions() {
  static const Function Table[] = {
      {"deepCopy", DeepCopyOf, {Any}},
      {"dict", Dict, {}, Any},
      {"dig", Dig, {}, Any},
      {"get", Get, {M, Str}},
      {"hasKey", HasKey, {M, Str}},
      {"keys", Keys, {}, M},
      {"merge", Merge, {M}, M},
      {"mergeOverwrite", MergeOverwrite, {M}, M},
      {"mustDeepCopy", DeepCopyOf, {Any}},
      {"mustMerge", Merge, {M}, M},
      {"mustMergeOverwrite", MergeOverwrite, {M}, M},
      {"omit", Omit, {M}, Str},
      {"pick", Pick, {M}, Str},
      {"pluck", Pluck, {Str}, M},
      {"set", Set, {M, Str, Any}},
      {"unset", Unset, {M, Str}},
      {"values", Values, {M}},
  };
  return Table;
}

}  // namespace linter::helm
