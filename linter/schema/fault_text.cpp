// What is said of faults, and how they would be mended.

#include "linter/schema/fault_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "linter/text/nearest.h"
#include "linter/yaml/slot.h"

namespace linter::schema {

bool IsDirective(std::string_view key) {
  return key.starts_with('$');
}

static bool EqualButForCase(std::string_view left, std::string_view right) {
  const auto lower = [](char each) {
    return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
  };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char one, char other) { return lower(one) == lower(other); });
}

// By one letter too many, too few or another, or two that changed places.
static bool OneEditApart(std::string_view left, std::string_view right) {
  if (left.size() > right.size()) {
    std::swap(left, right);
  }
  const auto [from_left, from_right] =
      std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  const auto begin = static_cast<std::size_t>(from_left - left.begin());
  const auto rest = left.substr(begin);
  const auto other = right.substr(begin);
  if (left.size() + 1 == right.size()) {
    return rest == other.substr(1);
  }
  if (left.size() != right.size() || rest.empty()) {
    return false;
  }
  const bool swapped = rest.size() > 1 && rest[0] == other[1] && rest[1] == other[0] &&
                       rest.substr(2) == other.substr(2);
  return swapped || rest.substr(1) == other.substr(1);
}

std::string Title(const yaml::Node& node, std::string_view name) {
  const auto parent = node.Parent();
  const bool item = parent && parent->is_sequence();
  return fmt::format("{}`{}`", item ? "item of " : "", name);
}

// The field that a key was meant to be; one that differs in capitals only comes first.
static std::optional<std::string_view> Meant(std::string_view key,
                                             const std::vector<std::string_view>& names) {
  for (const auto name : names) {
    if (EqualButForCase(name, key)) {
      return name;
    }
  }
  return Nearest(key, names);
}

Fault NoSuchField(const yaml::Entry& entry, const yaml::Node& object, std::string_view name,
                  const std::vector<std::string_view>& names) {
  const auto key = entry.key.text();
  Fault fault{.kind = FaultKind::UnknownField, .place = entry.key.span(), .message = {}};
  fault.place.key = entry.key.span();
  fault.node = entry.key;
  fault.message = fmt::format("{} has no field `{}`", Title(object, name), key);
  if (const auto meant = Meant(key, names)) {
    fault.message += fmt::format("; `{}` is the nearest", *meant);
    const bool near = OneEditApart(key, *meant) || EqualButForCase(key, *meant);
    if (near && !object.Find(*meant)) {
      fault.repair = fmt::format("write `{}`", *meant);
      fault.edits = {{entry.key.span(), std::string(*meant)}};
    }
  }
  return fault;
}

Fault MissingField(const yaml::Node& object, std::string_view field, std::string_view name) {
  const auto slot = yaml::Slot(object)[field];
  auto message = slot.written()
                     ? fmt::format("required field `{}` of {} is empty", field, Title(object, name))
                     : fmt::format("{} lacks the required field `{}`", Title(object, name), field);
  return {
      .kind = FaultKind::RequiredFieldMissing, .place = slot.span(), .message = std::move(message)};
}

std::string_view Wanted(TypeKind kind) {
  constexpr std::array<std::string_view, 11> Names = {
      "anything",  "a mapping",      "a mapping", "a mapping", "a list",
      "a string",  "a whole number", "a number",  "a boolean", "a number or a string",
      "a quantity"};
  return Names[static_cast<std::size_t>(kind)];
}

bool Fits(TypeKind kind, const yaml::Node& node) {
  const auto type = node.Type();
  // `3.0` is one as well.
  const auto integer = [&] {
    return type == yaml::ScalarType::Int ||
           (type == yaml::ScalarType::Float && node.Int().has_value());
  };
  switch (kind) {
    case TypeKind::String:
      return type == yaml::ScalarType::String;
    case TypeKind::Integer:
      return integer();
    case TypeKind::Number:
      return integer() || type == yaml::ScalarType::Float;
    case TypeKind::Boolean:
      return type == yaml::ScalarType::Bool;
    case TypeKind::IntOrString:
      return integer() || type == yaml::ScalarType::String;
    case TypeKind::Quantity:
      return type != yaml::ScalarType::Bool;
    default:
      return true;
  }
}

static std::string_view Seen(const yaml::Node& node) {
  if (!node.is_scalar()) {
    return node.is_mapping() ? "a mapping" : "a list";
  }
  switch (node.Type()) {
    case yaml::ScalarType::Null:
      return "empty";
    case yaml::ScalarType::Bool:
      return "a boolean";
    case yaml::ScalarType::String:
      return "a string";
    default:
      return "a number";
  }
}

Fault OfWrongType(const yaml::Node& node, std::string_view name, TypeKind kind) {
  const auto slot = yaml::Slot(node);
  Fault fault{.kind = FaultKind::WrongType, .place = slot.span(), .message = {}};
  fault.message = fmt::format("{} is {}, not {}", Title(node, name), Seen(node), Wanted(kind));
  fault.node = node;
  if (node.is_scalar() && !node.IsNull()) {
    const bool quoted =
        node.Type() == yaml::ScalarType::String &&
        (node.style() == yaml::Style::SingleQuoted || node.style() == yaml::Style::DoubleQuoted);
    const auto text = node.text();
    const bool number = !text.empty() && text.size() < 10 &&
                        text.find_first_not_of("0123456789") == std::string_view::npos &&
                        (text.size() == 1 || text.front() != '0');
    if (kind == TypeKind::String) {
      fault.place.form = true;
      fault.repair = "quote it";
      fault.edits = yaml::Set(slot, fmt::format("\"{}\"", text));
    } else if (quoted && ((kind == TypeKind::Integer && number) ||
                          (kind == TypeKind::Boolean && (text == "true" || text == "false")))) {
      fault.place.form = true;
      fault.repair = "take the quotes away";
      fault.edits = yaml::Set(slot, text);
    }
  }
  return fault;
}

Fault OfUnknownValue(const yaml::Node& node, std::string_view name,
                     const std::vector<std::string_view>& values) {
  const auto slot = yaml::Slot(node);
  const auto meant = std::find_if(values.begin(), values.end(), [&](std::string_view each) {
    return EqualButForCase(each, node.text());
  });
  Fault fault{.kind = FaultKind::UnknownValue, .place = slot.span(), .message = {}};
  fault.message = fmt::format("`{}` is no value of `{}`, which are `{}`", node.text(), name,
                              fmt::join(values, "`, `"));
  fault.node = node;
  if (meant != values.end()) {
    fault.repair = fmt::format("write `{}`", *meant);
    fault.edits = yaml::Set(slot, *meant);
  }
  return fault;
}

Fault OfInvalidFormat(const yaml::Node& node, std::string_view name, std::string_view wrong) {
  constexpr std::size_t Longest = 80;
  const bool shown = node.is_scalar() && node.text().size() <= Longest;
  return {.kind = FaultKind::InvalidFormat,
          .place = yaml::Slot(node).span(),
          .message = shown ? fmt::format("`{}` of `{}` {}", node.text(), name, wrong)
                           : fmt::format("value of `{}` {}", name, wrong),
          .node = node};
}

// What tells an item from the others, as messages name it; empty where something is missing.
static std::optional<std::string> KeyOf(const yaml::Node& item,
                                        const std::vector<std::string_view>& names) {
  std::string key;
  for (const auto name : names) {
    const auto value = item.is_mapping() ? item.Find(name) : std::nullopt;
    const bool written = value && value->is_scalar() && !value->IsNull();
    // The only key that has a default.
    if (!written && name != "protocol") {
      return std::nullopt;
    }
    key += key.empty() ? "" : "/";
    key += written ? value->text() : "TCP";
  }
  return key;
}

std::vector<Fault> DuplicateItems(const yaml::Node& list, std::string_view name,
                                  const std::vector<std::string_view>& keys) {
  std::vector<Fault> faults;
  std::map<std::string, yaml::Node, std::less<>> known;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto item = list.Item(i);
    const auto key = KeyOf(item, keys);
    if (!key || known.emplace(*key, item).second) {
      continue;
    }
    const auto first = std::find_if(keys.begin(), keys.end(), [&](std::string_view each) {
      return item.Find(each).has_value();
    });
    const auto written = item.Find(first == keys.end() ? "" : *first).value_or(item);
    faults.push_back({.kind = FaultKind::DuplicateListKey,
                      .place = yaml::Slot(written).span(),
                      .message = fmt::format("two items of `{}` have the {} `{}`", name,
                                             fmt::join(keys, " and "), *key),
                      .node = written});
  }
  return faults;
}

std::vector<Fault> InOrder(std::vector<Fault> faults) {
  const auto key = [](const Fault& fault) {
    return std::tuple(fault.place.begin, fault.place.end, fault.kind);
  };
  std::stable_sort(faults.begin(), faults.end(),
                   [&](const Fault& left, const Fault& right) { return key(left) < key(right); });
  // Of several versions the first one speaks for all; fields that are missing may share a place.
  faults.erase(std::unique(faults.begin(), faults.end(),
                           [&](const Fault& left, const Fault& right) {
                             return key(left) == key(right) &&
                                    (left.kind != FaultKind::RequiredFieldMissing ||
                                     left.message == right.message);
                           }),
               faults.end());
  return faults;
}

}  // namespace linter::schema
