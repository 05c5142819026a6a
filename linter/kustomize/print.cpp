#include "linter/kustomize/print.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "linter/gotemplate/value.h"
#include "linter/helm/json.h"
#include "linter/helm/yaml_writer.h"

namespace linter::kustomize {

using gotemplate::Heap;
using gotemplate::Value;

static Value IntegerOf(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '_');
  const bool negative = digits.starts_with('-');
  std::string_view rest = digits;
  if (negative || rest.starts_with('+')) {
    rest.remove_prefix(1);
  }
  int base = 10;
  if (rest.size() > 1 && rest[0] == '0') {
    const char mark = static_cast<char>(rest[1] | 0x20);
    base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
    rest.remove_prefix(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
  }
  std::uint64_t number = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number, base);
  if (read.ec != std::errc()) {
    return Value::Float(std::strtod(digits.c_str(), nullptr));
  }
  if (negative) {
    return Value::Int64(static_cast<std::int64_t>(0 - number));
  }
  return Value::Number(gotemplate::Kind::Uint64, static_cast<std::int64_t>(number));
}

static Value ValueOf(const Node& node, Heap& heap) {
  switch (node.type) {
    case NodeType::Null:
      return Value::Nil();
    case NodeType::Bool:
      return Value::Of(node.text.starts_with('t') || node.text.starts_with('T'));
    case NodeType::Int:
      return IntegerOf(node.text);
    case NodeType::Float:
      return Value::Float(std::strtod(std::string(node.text).c_str(), nullptr));
    case NodeType::String:
      return heap.String(node.text);
    case NodeType::Mapping: {
      auto* map = heap.NewMap();
      // In order each is set behind the others at once.
      std::vector<const Member*> sorted;
      for (const auto& member : node.members) {
        sorted.push_back(&member);
      }
      std::stable_sort(sorted.begin(), sorted.end(), [](const Member* left, const Member* right) {
        return left->key < right->key;
      });
      for (const auto* member : sorted) {
        map->Set(heap.NewText(member->key), ValueOf(*member->value, heap));
      }
      return Value::Of(map);
    }
    case NodeType::Sequence:
      break;
  }
  auto* list = heap.NewList();
  for (const auto* item : node.items) {
    list->items.push_back(ValueOf(*item, heap));
  }
  return Value::Of(list);
}

std::string PrintYaml(const Node& node) {
  Heap heap;
  gotemplate::Origins origins;
  origins.Stop();
  const auto text = helm::WriteYaml(ValueOf(node, heap), helm::ToYamlStyle, heap, origins);
  return text ? std::string(text->bytes()) + "\n" : "";
}

std::string PrintJson(const Node& node) {
  Heap heap;
  const auto text = helm::WriteJson(ValueOf(node, heap), helm::JsonStyle::Escaped, heap);
  return text ? std::string(text->bytes()) : "";
}

}  // namespace linter::kustomize
