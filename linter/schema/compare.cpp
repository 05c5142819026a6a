// One walk over an object beside the schema of its kind, once for each version asked for; equal
// faults of several versions are one. Fields are looked up where the tables lie, and nothing is
// allocated for an object that is as it should be.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <tuple>

#include "linter/schema/fault.h"
#include "linter/text/nearest.h"
#include "linter/yaml/slot.h"
#include "linter/yaml/tree.h"

namespace linter::schema {

// Nodes that are looked at for one object: aliases may make a few bytes stand for many.
constexpr std::size_t MostNodes = 1U << 20U;

// A scalar or collection while it is compared.
struct Visit {
  yaml::Node node;
  Type type;
  // The field that it is, or is held by; for messages.
  std::string_view name;
};

class Walk {
 public:
  Walk(Versions version, Extent extent, std::vector<Fault>& faults)
      : version_(version), extent_(extent), faults_(&faults) {}

  void Object(const yaml::Node& node, const Shape& shape, std::string_view name);

 private:
  void Value(const Visit& visit);
  void Member(const yaml::Entry& entry, const yaml::Node& object, const Shape& shape,
              std::string_view name);
  void Missing(const yaml::Node& node, const Shape& shape, std::string_view name);
  void UnknownField(const yaml::Entry& entry, const yaml::Node& object, const Shape& shape,
                    std::string_view name);
  void Map(const Visit& visit);
  void Labels(const yaml::Entry& entry, const Visit& visit);
  void Array(const Visit& visit);
  void Keys(const Visit& visit);
  void Scalar(const Visit& visit);
  void WrongType(const Visit& visit);
  bool MayGoOn() { return ++seen_ < MostNodes; }

  Versions version_;
  Extent extent_;
  std::vector<Fault>* faults_;
  std::size_t seen_ = 0;
};

// Goes through the pairs of a mapping without a list of them, where nothing is merged.
template <typename Visitor>
static void ForEachEntry(const yaml::Node& node, Visitor visitor) {
  const auto& tree = node.tree();
  const auto index = tree.Resolve(node.index());
  if (index == yaml::NoNode) {
    return;
  }
  const auto& data = tree[index];
  if (data.merges) {
    for (const auto& entry : node.Entries()) {
      visitor(entry);
    }
    return;
  }
  for (std::uint32_t i = 0; i + 1 < data.count; i += 2) {
    visitor(yaml::Entry{yaml::Node(tree, data.first + i), yaml::Node(tree, data.first + i + 1)});
  }
}

// Words to `kubectl` and Kustomize in patches.
static bool IsDirective(std::string_view key) {
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

// What messages call an object by the field that it is, or that has it as an item.
static std::string Title(const yaml::Node& node, std::string_view name) {
  const auto parent = node.Parent();
  const bool item = parent && parent->is_sequence();
  return fmt::format("{}`{}`", item ? "item of " : "", name);
}

// The field that a key was meant to be; one that differs in capitals only comes first.
static std::optional<std::string_view> Meant(std::string_view key, const Shape& shape,
                                             Versions version) {
  std::vector<std::string_view> names;
  for (const auto& field : shape.Fields(version)) {
    if (EqualButForCase(field.name, key)) {
      return field.name;
    }
    names.push_back(field.name);
  }
  return Nearest(key, names);
}

void Walk::Object(const yaml::Node& node, const Shape& shape, std::string_view name) {
  bool deleted = false;
  ForEachEntry(node, [&](const yaml::Entry& entry) {
    if (entry.key.is_scalar() && IsDirective(entry.key.text())) {
      deleted = true;
    } else if (entry.key.is_scalar() && MayGoOn()) {
      Member(entry, node, shape, name);
    }
  });
  if (extent_ == Extent::Whole && !deleted) {
    Missing(node, shape, name);
  }
}

void Walk::Member(const yaml::Entry& entry, const yaml::Node& object, const Shape& shape,
                  std::string_view name) {
  const auto field = shape.Find(entry.key.text(), version_);
  if (!field) {
    UnknownField(entry, object, shape, name);
    return;
  }
  // A required field that is null is missing, and told as such.
  if (!field->required || !entry.value.IsNull()) {
    Value({entry.value, field->type, field->name});
  }
}

void Walk::UnknownField(const yaml::Entry& entry, const yaml::Node& object, const Shape& shape,
                        std::string_view name) {
  const auto key = entry.key.text();
  Fault fault{.kind = FaultKind::UnknownField, .place = entry.key.span(), .message = {}};
  fault.place.key = entry.key.span();
  fault.node = entry.key;
  fault.message = fmt::format("{} has no field `{}`", Title(object, name), key);
  if (const auto having = shape.Having(key); having != 0) {
    const auto range = RangeOf(having);
    const bool later = range.oldest > RangeOf(version_).newest;
    fault.message += later ? fmt::format(" before 1.{}", range.oldest)
                           : fmt::format(" since 1.{}", range.newest + 1);
  } else if (const auto meant = Meant(key, shape, version_)) {
    fault.message += fmt::format("; `{}` is the nearest", *meant);
    const bool near = OneEditApart(key, *meant) || EqualButForCase(key, *meant);
    if (near && !object.Find(*meant)) {
      fault.repair = fmt::format("write `{}`", *meant);
      fault.edits = {{entry.key.span(), std::string(*meant)}};
    }
  }
  faults_->push_back(std::move(fault));
}

void Walk::Missing(const yaml::Node& node, const Shape& shape, std::string_view name) {
  for (const auto& field : shape.Required(version_)) {
    const auto value = node.Find(field.name);
    // An object that is null is one without fields.
    if (value && (!value->IsNull() || field.type.nullable())) {
      continue;
    }
    const auto slot = yaml::Slot(node)[field.name];
    auto message =
        value ? fmt::format("required field `{}` of {} is empty", field.name, Title(node, name))
              : fmt::format("{} lacks the required field `{}`", Title(node, name), field.name);
    faults_->push_back({.kind = FaultKind::RequiredFieldMissing,
                        .place = slot.span(),
                        .message = std::move(message)});
  }
}

void Walk::Value(const Visit& visit) {
  const auto& node = visit.node;
  if (node.IsNull()) {
    if (!visit.type.nullable()) {
      WrongType(visit);
    }
    return;
  }
  switch (visit.type.kind()) {
    case TypeKind::Any:
      return;
    case TypeKind::Object:
      return node.is_mapping() ? Object(node, visit.type.shape(), visit.name) : WrongType(visit);
    case TypeKind::Free:
      return node.is_mapping() ? void() : WrongType(visit);
    case TypeKind::Map:
      return node.is_mapping() ? Map(visit) : WrongType(visit);
    case TypeKind::Array:
      return node.is_sequence() ? Array(visit) : WrongType(visit);
    default:
      return node.is_scalar() ? Scalar(visit) : WrongType(visit);
  }
}

void Walk::Map(const Visit& visit) {
  ForEachEntry(visit.node, [&](const yaml::Entry& entry) {
    if (!entry.key.is_scalar() || IsDirective(entry.key.text()) || !MayGoOn()) {
      return;
    }
    Labels(entry, visit);
    Value({entry.value, visit.type.element(), entry.key.text()});
  });
}

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower;
}

void Walk::Labels(const yaml::Entry& entry, const Visit& visit) {
  const auto format = visit.type.format();
  if (format != Format::Labels && format != Format::Annotations) {
    return;
  }
  const auto key = entry.key.text();
  // The API server looks at the keys of annotations as if they had no capital letters.
  if (const auto wrong =
          LabelKeyFault(format == Format::Annotations ? Lower(key) : std::string(key))) {
    Fault fault{.kind = FaultKind::InvalidFormat,
                .place = entry.key.span(),
                .message = fmt::format("key `{}` of `{}` {}", key, visit.name, *wrong)};
    fault.place.key = entry.key.span();
    fault.node = entry.key;
    faults_->push_back(std::move(fault));
  }
  const auto value = format == Format::Labels ? entry.value.String() : std::nullopt;
  if (const auto wrong = value ? LabelValueFault(*value) : std::nullopt) {
    faults_->push_back({.kind = FaultKind::InvalidFormat,
                        .place = yaml::Slot(entry.value).span(),
                        .message = fmt::format("value of `{}` {}", key, *wrong),
                        .node = entry.value});
  }
}

void Walk::Array(const Visit& visit) {
  const auto element = visit.type.element();
  for (std::size_t i = 0; i < visit.node.size() && MayGoOn(); ++i) {
    Value({visit.node.Item(i), element, visit.name});
  }
  if (visit.type.has_keys() && visit.node.size() > 1) {
    Keys(visit);
  }
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

void Walk::Keys(const Visit& visit) {
  const auto names = visit.type.Keys();
  std::map<std::string, yaml::Node, std::less<>> known;
  for (std::size_t i = 0; i < visit.node.size(); ++i) {
    const auto item = visit.node.Item(i);
    const auto key = KeyOf(item, names);
    if (!key || known.emplace(*key, item).second) {
      continue;
    }
    const auto written = item.Find(names.front());
    faults_->push_back({.kind = FaultKind::DuplicateListKey,
                        .place = yaml::Slot(*written).span(),
                        .message = fmt::format("two items of `{}` have the {} `{}`", visit.name,
                                               fmt::join(names, " and "), *key),
                        .node = written});
  }
}

static bool Fits(TypeKind kind, const yaml::Node& node) {
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

void Walk::Scalar(const Visit& visit) {
  const auto& node = visit.node;
  if (!Fits(visit.type.kind(), node)) {
    WrongType(visit);
    return;
  }
  const auto slot = yaml::Slot(node);
  // An empty text is a field that is not set: the API server fills the default in.
  if (!node.text().empty() && !visit.type.Takes(node.text())) {
    const auto values = visit.type.Values();
    const auto meant = std::find_if(values.begin(), values.end(), [&](std::string_view each) {
      return EqualButForCase(each, node.text());
    });
    Fault fault{.kind = FaultKind::UnknownValue, .place = slot.span(), .message = {}};
    fault.message = fmt::format("`{}` is no value of `{}`, which are `{}`", node.text(), visit.name,
                                fmt::join(values, "`, `"));
    fault.node = node;
    if (meant != values.end()) {
      fault.repair = fmt::format("write `{}`", *meant);
      fault.edits = yaml::Set(slot, *meant);
    }
    faults_->push_back(std::move(fault));
  }
  if (visit.type.format() == Format::Any) {
    return;
  }
  if (const auto wrong = FormatFault(visit.type.format(), node)) {
    constexpr std::size_t Longest = 80;
    // Base64 is long, and secret.
    const bool shown = node.text().size() <= Longest && visit.type.format() != Format::Byte;
    faults_->push_back(
        {.kind = FaultKind::InvalidFormat,
         .place = slot.span(),
         .message = shown ? fmt::format("`{}` of `{}` {}", node.text(), visit.name, *wrong)
                          : fmt::format("value of `{}` {}", visit.name, *wrong),
         .node = node});
  }
}

static std::string_view Wanted(TypeKind kind) {
  constexpr std::array<std::string_view, 11> Names = {
      "anything",  "a mapping",      "a mapping", "a mapping", "a list",
      "a string",  "a whole number", "a number",  "a boolean", "a number or a string",
      "a quantity"};
  return Names[static_cast<std::size_t>(kind)];
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

void Walk::WrongType(const Visit& visit) {
  const auto& node = visit.node;
  const auto kind = visit.type.kind();
  const auto slot = yaml::Slot(node);
  Fault fault{.kind = FaultKind::WrongType, .place = slot.span(), .message = {}};
  fault.message =
      fmt::format("{} is {}, not {}", Title(node, visit.name), Seen(node), Wanted(kind));
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
  faults_->push_back(std::move(fault));
}

static void CompareFields(const yaml::Node& root, Extent extent, const VersionRange& versions,
                          std::vector<Fault>& faults) {
  const yaml::Slot object(root);
  const auto api_version = object["apiVersion"].Text();
  const auto kind = object["kind"].Text();
  if (!api_version || !kind) {
    return;
  }
  const auto known = Known(versions);
  for (int minor = known.oldest; minor <= known.newest; ++minor) {
    const auto version = BitsOf({minor, minor});
    if (const auto shape = FindKind(*api_version, *kind, version)) {
      Walk(version, extent, faults).Object(root, *shape, *kind);
    }
  }
}

std::vector<Fault> Compare(const yaml::Node& root, Extent extent, const VersionRange& versions) {
  std::vector<Fault> faults;
  if (auto fault = CompareApiVersion(root, versions)) {
    faults.push_back(std::move(*fault));
  }
  CompareFields(root, extent, versions, faults);
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
