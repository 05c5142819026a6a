// One walk over an object beside the schema of its kind, once for each version asked for; equal
// faults of several versions are one. Fields are looked up where the tables lie, and nothing is
// allocated for an object that is as it should be.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

#include "linter/schema/fault_text.h"
#include "linter/yaml/slot.h"

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
  const auto having = shape.Having(entry.key.text());
  std::vector<std::string_view> names;
  for (const auto& field : having == 0 ? shape.Fields(version_) : std::vector<Field>{}) {
    names.push_back(field.name);
  }
  auto fault = NoSuchField(entry, object, name, names);
  if (having != 0) {
    const auto range = RangeOf(having);
    const bool later = range.oldest > RangeOf(version_).newest;
    fault.message += later ? fmt::format(" before 1.{}", range.oldest)
                           : fmt::format(" since 1.{}", range.newest + 1);
  }
  faults_->push_back(std::move(fault));
}

void Walk::Missing(const yaml::Node& node, const Shape& shape, std::string_view name) {
  for (const auto& field : shape.Required(version_)) {
    const auto value = node.Find(field.name);
    // An object that is null is one without fields.
    if (!value || (value->IsNull() && !field.type.nullable())) {
      faults_->push_back(MissingField(node, field.name, name));
    }
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

void Walk::Keys(const Visit& visit) {
  auto found = DuplicateItems(visit.node, visit.name, visit.type.Keys());
  std::move(found.begin(), found.end(), std::back_inserter(*faults_));
}

void Walk::WrongType(const Visit& visit) {
  faults_->push_back(OfWrongType(visit.node, visit.name, visit.type.kind()));
}

void Walk::Scalar(const Visit& visit) {
  const auto& node = visit.node;
  if (!Fits(visit.type.kind(), node)) {
    WrongType(visit);
    return;
  }
  // An empty text is a field that is not set: the API server fills the default in.
  if (!node.text().empty() && !visit.type.Takes(node.text())) {
    faults_->push_back(OfUnknownValue(node, visit.name, visit.type.Values()));
  }
  if (visit.type.format() == Format::Any) {
    return;
  }
  if (const auto wrong = FormatFault(visit.type.format(), node)) {
    auto fault = OfInvalidFormat(node, visit.name, *wrong);
    // Base64 is long, and secret.
    if (visit.type.format() == Format::Byte) {
      fault.message = fmt::format("value of `{}` {}", visit.name, *wrong);
    }
    faults_->push_back(std::move(fault));
  }
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
  return InOrder(std::move(faults));
}

}  // namespace linter::schema
