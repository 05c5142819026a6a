#include "linter/helm/schema_reference.h"

#include <string>

#include "linter/gotemplate/number.h"

namespace linter::helm {

using gotemplate::Map;
using gotemplate::Value;

static constexpr int MaxDepth = 100;

// One part of a JSON pointer, `~1` and `%25` undone.
static std::string Decoded(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const std::string_view two = part.substr(i, 2);
    const auto byte =
        part[i] == '%' ? gotemplate::ParseUint(part.substr(i + 1, 2), 16) : std::nullopt;
    if (two == "~0" || two == "~1") {
      out += two == "~0" ? '~' : '/';
      ++i;
    } else if (byte && i + 2 < part.size()) {
      out += static_cast<char>(*byte);
      i += 2;
    } else {
      out += part[i];
    }
  }
  return out;
}

static const Value* Follow(const Value& from, std::string_view pointer) {
  const Value* at = &from;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const auto slash = std::min(pointer.find('/'), pointer.size());
    const std::string part = Decoded(pointer.substr(0, slash));
    pointer.remove_prefix(slash);
    if (at->is_map()) {
      at = at->map().Find(part);
    } else if (at->is_list()) {
      const auto index = gotemplate::ParseUint(part, 10);
      at = index && *index < at->list().items.size() ? &at->list().items[*index] : nullptr;
    } else {
      at = nullptr;
    }
    if (at == nullptr) {
      return nullptr;
    }
  }
  return at;
}

// The part of a schema that calls itself by a name.
static const Value* FindNamed(const Value& schema, std::string_view name, int depth) {
  if (depth > MaxDepth) {
    return nullptr;
  }
  if (schema.is_map()) {
    for (const std::string_view keyword : {"$id", "id", "$anchor"}) {
      const Value* own = schema.map().Find(keyword);
      if (own != nullptr && own->is_string() && own->bytes() == name) {
        return &schema;
      }
    }
    for (const Map::Entry& entry : schema.map().entries) {
      if (const Value* found = FindNamed(entry.value, name, depth + 1)) {
        return found;
      }
    }
  } else if (schema.is_list()) {
    for (const Value& item : schema.list().items) {
      if (const Value* found = FindNamed(item, name, depth + 1)) {
        return found;
      }
    }
  }
  return nullptr;
}

const Value* FindReference(const Value& root, std::string_view reference) {
  const auto hash = std::min(reference.find('#'), reference.size());
  const std::string_view document = reference.substr(0, hash);
  const std::string_view fragment = reference.substr(std::min(hash + 1, reference.size()));
  const Value* base = document.empty() ? &root : FindNamed(root, document, 0);
  if (base == nullptr || fragment.empty()) {
    return base;
  }
  if (fragment[0] == '/') {
    return Follow(*base, fragment);
  }
  const Value* anchored = FindNamed(*base, fragment, 0);
  return anchored != nullptr ? anchored : FindNamed(*base, "#" + std::string(fragment), 0);
}

}  // namespace linter::helm
