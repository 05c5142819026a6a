#include "linter/kustomize/json_patch.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <vector>

namespace linter::kustomize {

// The parts of a JSON pointer, unescaped; empty where it is none.
static std::optional<std::vector<std::string>> SplitPointer(std::string_view pointer) {
  std::vector<std::string> parts;
  if (!pointer.empty() && pointer[0] != '/') {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      parts.emplace_back();
    } else if (pointer[i] == '~' && i + 1 < pointer.size()) {
      parts.back() += pointer[++i] == '1' ? '/' : '~';
    } else {
      parts.back() += pointer[i];
    }
  }
  return parts;
}

// Where in a list a part of a pointer leads; negative numbers count from the end.
static std::optional<std::size_t> IndexOf(std::string_view part, std::size_t size) {
  long index = 0;
  const auto read = std::from_chars(part.data(), part.data() + part.size(), index);
  if (read.ec != std::errc() || read.ptr != part.data() + part.size()) {
    return std::nullopt;
  }
  index += index < 0 ? static_cast<long>(size) : 0;
  return index < 0 || static_cast<std::size_t>(index) > size
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(index));
}

// Applies operations one after another.
class JsonPatch {
 public:
  JsonPatch(Forest& forest, Node& object, Failures& failures)
      : forest_(forest), object_(object), failures_(failures) {}

  bool Apply(const Node& operation);

 private:
  Node* Find(const std::vector<std::string>& path, std::size_t count) const;
  bool Add(const Node& at, const std::vector<std::string>& path, Node* value);
  bool Remove(const Node& at, const std::vector<std::string>& path);
  bool Replace(const Node& at, const std::vector<std::string>& path, Node* value);
  bool Move(const Node& operation, const std::vector<std::string>& path);
  bool Test(const Node& operation, const std::vector<std::string>& path);
  bool Fail(const Node& at, std::string message);

  Forest& forest_;
  Node& object_;
  Failures& failures_;
};

bool JsonPatch::Fail(const Node& at, std::string message) {
  failures_.push_back({FailureKind::Patch, at.span, std::move(message)});
  return false;
}

// What the first parts of a path lead to.
Node* JsonPatch::Find(const std::vector<std::string>& path, std::size_t count) const {
  Node* node = &object_;
  for (std::size_t i = 0; i < count && node != nullptr; ++i) {
    if (node->is_sequence()) {
      const auto index = IndexOf(path[i], node->items.size());
      node = index && *index < node->items.size() ? node->items[*index] : nullptr;
    } else {
      node = node->Find(path[i]);
    }
  }
  return node;
}

bool JsonPatch::Add(const Node& at, const std::vector<std::string>& path, Node* value) {
  if (path.empty()) {
    object_ = *value;
    return true;
  }
  auto* parent = Find(path, path.size() - 1);
  if (parent != nullptr && parent->is_sequence()) {
    auto& items = parent->items;
    const auto index =
        path.back() == "-" ? std::optional(items.size()) : IndexOf(path.back(), items.size());
    if (!index) {
      return Fail(at, fmt::format("`{}` lies beyond the end of the list", at.text));
    }
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(*index), value);
    return true;
  }
  if (parent == nullptr || !parent->is_mapping()) {
    return Fail(at, fmt::format("nothing is at `{}` to add to", at.text));
  }
  parent->Set({forest_.Keep(path.back()), at.span, value});
  return true;
}

bool JsonPatch::Remove(const Node& at, const std::vector<std::string>& path) {
  auto* parent = path.empty() ? nullptr : Find(path, path.size() - 1);
  if (parent == nullptr || Find(path, path.size()) == nullptr) {
    return Fail(at, fmt::format("nothing is at `{}` to remove", at.text));
  }
  if (parent->is_sequence()) {
    const auto index = IndexOf(path.back(), parent->items.size());
    parent->items.erase(parent->items.begin() + static_cast<std::ptrdiff_t>(*index));
  } else {
    parent->Remove(path.back());
  }
  return true;
}

bool JsonPatch::Replace(const Node& at, const std::vector<std::string>& path, Node* value) {
  auto* old = Find(path, path.size());
  if (old == nullptr) {
    return Fail(at, fmt::format("nothing is at `{}` to replace", at.text));
  }
  *old = *value;
  return true;
}

bool JsonPatch::Move(const Node& operation, const std::vector<std::string>& path) {
  const auto* from = operation.Find("from");
  const auto source = from == nullptr ? std::nullopt : SplitPointer(from->text);
  auto* value = source ? Find(*source, source->size()) : nullptr;
  if (value == nullptr) {
    const auto& at = from == nullptr ? operation : *from;
    return Fail(at, fmt::format("nothing is at `{}` to {}", at.text, operation.TextOf("op")));
  }
  const auto& at = *operation.Find("path");
  auto* copy = forest_.Copy(*value);
  if (operation.TextOf("op") == "move" && !Remove(*from, *source)) {
    return false;
  }
  return Add(at, path, copy);
}

bool JsonPatch::Test(const Node& operation, const std::vector<std::string>& path) {
  const auto* found = Find(path, path.size());
  const auto* value = operation.Find("value");
  const bool null = value == nullptr || value->is_null();
  const bool same = found == nullptr ? null : (null ? found->is_null() : Equal(*found, *value));
  return same || Fail(*operation.Find("path"),
                      fmt::format("what is at `{}` is not what the patch tests for",
                                  operation.TextOf("path")));
}

bool JsonPatch::Apply(const Node& operation) {
  const auto kind = operation.TextOf("op");
  const auto* at = operation.Find("path");
  const auto path = at == nullptr ? std::nullopt : SplitPointer(at->text);
  if (!path) {
    return Fail(at == nullptr ? operation : *at, "an operation of a patch needs a `path`");
  }
  if (kind == "remove") {
    return Remove(*at, *path);
  }
  if (kind == "move" || kind == "copy") {
    return Move(operation, *path);
  }
  if (kind == "test") {
    return Test(operation, *path);
  }
  if (kind != "add" && kind != "replace") {
    return Fail(operation, fmt::format("unknown operation `{}`", kind));
  }
  const auto* written = operation.Find("value");
  auto* value = written == nullptr ? forest_.NewScalar(NodeType::Null, {}, operation.span)
                                   : forest_.Copy(*written);
  return kind == "add" ? Add(*at, *path, value) : Replace(*at, *path, value);
}

bool ApplyJsonPatch(Forest& forest, Node& object, const Node& operations, Failures& failures) {
  JsonPatch patch(forest, object, failures);
  for (const auto* operation : operations.items) {
    if (!patch.Apply(*operation)) {
      return false;
    }
  }
  return true;
}

}  // namespace linter::kustomize
