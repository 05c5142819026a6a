// One walk over an object beside the schema of a definition. Schemas stand in documents as people
// and generators wrote them, so that nothing is taken for granted: what has another form than a
// schema has says nothing.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "linter/schema/definition.h"
#include "linter/schema/fault_text.h"
#include "linter/schema/keyword.h"
#include "linter/yaml/slot.h"

namespace linter::schema {

constexpr std::size_t MostNodes = 1U << 20U;
constexpr std::size_t MostDepth = 300;

class DefinedWalk {
 public:
  DefinedWalk(Dialect dialect, const DefinedVersion& version, Extent extent)
      : dialect_(dialect), prunes_(version.prunes), extent_(extent) {}

  // Of the object itself.
  void Root(const yaml::Node& root, const yaml::Node& schema, std::string_view kind);
  std::vector<Fault> Take() { return std::move(faults_); }

 private:
  void Value(const yaml::Node& node, const yaml::Node& schema, std::string_view name);
  bool HasItsType(const yaml::Node& node, const yaml::Node& schema, std::string_view name);
  void Constraints(const yaml::Node& node, const yaml::Node& schema, std::string_view name);
  void Branches(std::string_view keyword, const yaml::Node& branches, const yaml::Node& node,
                const yaml::Node& schema, std::string_view name);
  void Fields(const yaml::Node& node, const yaml::Node& schema, std::string_view name);
  void UnknownField(const yaml::Entry& entry, const yaml::Node& node, const yaml::Node& schema,
                    std::string_view name);
  void Required(const yaml::Node& node, const yaml::Node& schema, std::string_view name);
  void Array(const yaml::Node& node, const yaml::Node& schema, std::string_view name);
  void Add(std::vector<Fault> faults) {
    std::move(faults.begin(), faults.end(), std::back_inserter(faults_));
  }

  Dialect dialect_;
  bool prunes_;
  Extent extent_;
  std::vector<Fault> faults_;
  Judge judge_;
  std::size_t seen_ = 0;
  std::size_t depth_ = 0;
};

static bool Says(const yaml::Node& schema, std::string_view keyword) {
  return yaml::Slot(schema)[keyword].Bool().value_or(false);
}

// Every object has these, and the API server looks after them itself.
static bool IsOfEveryObject(std::string_view field) {
  return field == "apiVersion" || field == "kind" || field == "metadata";
}

void DefinedWalk::Root(const yaml::Node& root, const yaml::Node& schema, std::string_view kind) {
  const auto properties = yaml::Slot(schema)["properties"];
  ForEachEntry(root, [&](const yaml::Entry& entry) {
    const auto key = entry.key.is_scalar() ? entry.key.text() : std::string_view();
    // The status of what is applied is dropped.
    if (key.empty() || IsDirective(key) || IsOfEveryObject(key) || key == "status") {
      return;
    }
    if (const auto field = properties[key].node()) {
      Value(entry.value, *field, key);
    } else {
      UnknownField(entry, root, schema, kind);
    }
  });
  Required(root, schema, kind);
  Constraints(root, schema, kind);
  for (const auto& [key, field, value] : properties["metadata"]["properties"].Members()) {
    const auto written = yaml::Slot(root)["metadata"][key].node();
    if (written && value.node() && key != "labels" && key != "annotations") {
      Constraints(*written, *value.node(), key);
    }
  }
}

void DefinedWalk::Value(const yaml::Node& node, const yaml::Node& schema, std::string_view name) {
  // What is null is dropped, unless it is wanted.
  if (++seen_ > MostNodes || depth_ > MostDepth || node.IsNull() || !schema.is_mapping() ||
      schema.Find("$ref") || !HasItsType(node, schema, name)) {
    return;
  }
  ++depth_;
  if (node.is_mapping()) {
    Fields(node, schema, name);
  } else if (node.is_sequence()) {
    Array(node, schema, name);
  }
  Constraints(node, schema, name);
  --depth_;
}

static TypeKind KindOf(std::string_view type) {
  if (type == "object") {
    return TypeKind::Object;
  }
  if (type == "array") {
    return TypeKind::Array;
  }
  if (type == "string") {
    return TypeKind::String;
  }
  if (type == "integer") {
    return TypeKind::Integer;
  }
  if (type == "number") {
    return TypeKind::Number;
  }
  return type == "boolean" ? TypeKind::Boolean : TypeKind::Any;
}

// The type that messages name: the only one, or that of a number or string.
static TypeKind WantedBy(const yaml::Node& type) {
  if (type.is_scalar()) {
    return KindOf(type.text());
  }
  TypeKind wanted = TypeKind::Any;
  for (const auto& each : type.Items()) {
    const auto kind = KindOf(each.text());
    if (kind == TypeKind::Any) {
      continue;
    }
    const bool both = (kind == TypeKind::String && wanted == TypeKind::Integer) ||
                      (kind == TypeKind::Integer && wanted == TypeKind::String);
    wanted = both ? TypeKind::IntOrString : kind;
  }
  return wanted;
}

bool DefinedWalk::HasItsType(const yaml::Node& node, const yaml::Node& schema,
                             std::string_view name) {
  const auto type = schema.Find("type");
  auto wanted = type ? WantedBy(*type) : TypeKind::Any;
  bool fits = !type || HasType(*type, node) != Truth::No;
  if (Says(schema, "x-kubernetes-int-or-string") ||
      (dialect_ == Dialect::Structural && yaml::Slot(schema)["format"].Text() == "int-or-string")) {
    wanted = TypeKind::IntOrString;
    fits = node.is_scalar() && Fits(wanted, node);
  }
  if (!fits && wanted != TypeKind::Any) {
    faults_.push_back(OfWrongType(node, name, wanted));
  }
  return fits;
}

static std::vector<std::string_view> TextsOf(const yaml::Node& list) {
  std::vector<std::string_view> texts;
  for (const auto& each : list.Items()) {
    texts.push_back(each.text());
  }
  return texts;
}

void DefinedWalk::Constraints(const yaml::Node& node, const yaml::Node& schema,
                              std::string_view name) {
  constexpr std::array<std::string_view, 5> Silent = {"type", "properties", "items", "required",
                                                      "description"};
  for (const auto& [key, argument] : schema.Entries()) {
    const auto keyword = key.text();
    const bool counts = keyword.starts_with("min") || keyword == "not" || keyword.ends_with("Of");
    if (std::find(Silent.begin(), Silent.end(), keyword) != Silent.end() ||
        (counts && !node.is_scalar() && extent_ == Extent::Piece)) {
      continue;
    }
    if (keyword == "not" || keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf") {
      Branches(keyword, argument, node, schema, name);
      continue;
    }
    auto judgement = judge_.Constraint(keyword, argument, schema, node);
    if (judgement.truth != Truth::No) {
      continue;
    }
    faults_.push_back(keyword == "enum" ? OfUnknownValue(node, name, TextsOf(argument))
                                        : OfInvalidFormat(node, name, judgement.wrong));
  }
}

// The fields that each branch wants, where all of them want nothing else.
static std::vector<std::string> WantedFields(const yaml::Node& branches) {
  std::vector<std::string> wanted;
  for (const auto& branch : branches.Items()) {
    const auto required = branch.is_mapping() ? branch.Find("required") : std::nullopt;
    if (!required || branch.size() != 1 || required->size() == 0) {
      return {};
    }
    wanted.push_back(fmt::format("`{}`", fmt::join(TextsOf(*required), "` and `")));
  }
  return wanted;
}

static bool HasAll(const yaml::Node& node, const yaml::Node& branch) {
  const auto required = branch.Find("required");
  const auto names = required ? TextsOf(*required) : std::vector<std::string_view>{};
  return std::all_of(names.begin(), names.end(),
                     [&](std::string_view name) { return node.Find(name).has_value(); });
}

// What is said of branches that each want fields.
static std::string FieldsFault(std::string_view title, const yaml::Node& branches,
                               const std::vector<std::string>& wanted, const yaml::Node& node) {
  std::vector<std::string> there;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (HasAll(node, branches.Item(i))) {
      there.push_back(wanted[i]);
    }
  }
  return there.size() > 1
             ? fmt::format("{} has {}, of which it takes one", title, fmt::join(there, " and "))
             : fmt::format("{} has none of {}", title, fmt::join(wanted, ", "));
}

void DefinedWalk::Branches(std::string_view keyword, const yaml::Node& branches,
                           const yaml::Node& node, const yaml::Node& schema,
                           std::string_view name) {
  // An int-or-string is judged by its type.
  if (Says(schema, "x-kubernetes-int-or-string")) {
    return;
  }
  std::vector<yaml::Node> list;
  if (keyword == "allOf" || keyword == "not") {
    list = keyword == "not" ? std::vector<yaml::Node>{branches} : branches.Items();
  }
  Fault fault{.kind = FaultKind::NoAlternative,
              .place = node.is_scalar() || node.Parent() ? Place(yaml::Slot(node).span())
                                                         : yaml::Slot(node).label(),
              .message = {}};
  fault.node = node;
  const auto title = Title(node, name);
  for (const auto& each : list) {
    const auto truth = judge_.Value(node, each, schema);
    if (keyword == "not" && truth == Truth::Yes) {
      fault.message = fmt::format("{} is what its schema forbids", title);
      faults_.push_back(fault);
    } else if (keyword == "allOf" && truth == Truth::No) {
      fault.message = fmt::format("{} is not of the form that its schema demands", title);
      faults_.push_back(fault);
    }
  }
  if (!list.empty() || branches.size() == 0) {
    return;
  }
  std::size_t yes = 0;
  std::size_t no = 0;
  const auto all = branches.Items();
  for (const auto& branch : all) {
    const auto truth = judge_.Value(node, branch, schema);
    yes += truth == Truth::Yes ? 1 : 0;
    no += truth == Truth::No ? 1 : 0;
  }
  if (no != all.size() && (keyword == "anyOf" || yes < 2)) {
    return;
  }
  const auto wanted = node.is_mapping() ? WantedFields(branches) : std::vector<std::string>{};
  if (!wanted.empty()) {
    fault.message = FieldsFault(title, branches, wanted, node);
  } else {
    fault.message = fmt::format("{} fits {} of the {} alternatives that it has", title,
                                yes > 1 ? "more than one" : "none", all.size());
  }
  faults_.push_back(std::move(fault));
}

void DefinedWalk::Fields(const yaml::Node& node, const yaml::Node& schema, std::string_view name) {
  const yaml::Slot slot(schema);
  const auto properties = slot["properties"];
  const auto others = slot["additionalProperties"];
  const bool embedded = Says(schema, "x-kubernetes-embedded-resource");
  ForEachEntry(node, [&](const yaml::Entry& entry) {
    const auto key = entry.key.is_scalar() ? entry.key.text() : std::string_view();
    if (key.empty() || IsDirective(key) || (embedded && IsOfEveryObject(key))) {
      return;
    }
    if (const auto field = properties[key].node()) {
      Value(entry.value, *field, key);
    } else if (others.is_mapping()) {
      Value(entry.value, *others.node(), key);
    } else if (!properties[key].written()) {
      UnknownField(entry, node, schema, name);
    }
  });
  Required(node, schema, name);
}

void DefinedWalk::UnknownField(const yaml::Entry& entry, const yaml::Node& node,
                               const yaml::Node& schema, std::string_view name) {
  const yaml::Slot slot(schema);
  const auto others = slot["additionalProperties"];
  const bool dropped = dialect_ == Dialect::Structural
                           ? prunes_ && !others.Bool().value_or(others.is_mapping()) &&
                                 !Says(schema, "x-kubernetes-preserve-unknown-fields")
                           : others.Bool() == false && !slot["patternProperties"].present();
  if (!dropped) {
    return;
  }
  std::vector<std::string_view> names;
  for (const auto& member : slot["properties"].Members()) {
    names.push_back(member.key);
  }
  faults_.push_back(NoSuchField(entry, node, name, names));
}

void DefinedWalk::Required(const yaml::Node& node, const yaml::Node& schema,
                           std::string_view name) {
  const yaml::Slot slot(schema);
  if (extent_ == Extent::Piece) {
    return;
  }
  std::set<std::string_view> names;
  for (const auto& each : slot["required"].Items()) {
    names.insert(each.Text().value_or(""));
  }
  if (Says(schema, "x-kubernetes-embedded-resource")) {
    names.insert({"apiVersion", "kind"});
  }
  bool deleted = false;
  ForEachEntry(node, [&](const yaml::Entry& entry) {
    deleted = deleted || (entry.key.is_scalar() && IsDirective(entry.key.text()));
  });
  for (const auto field : names) {
    const auto property = slot["properties"][field];
    const auto value = node.Find(field);
    const bool there = value && (!value->IsNull() || property["nullable"].Bool().value_or(false));
    if (!there && !deleted && !property["default"].written() && !field.empty() &&
        field != "status" && field != "metadata") {
      faults_.push_back(MissingField(node, field, name));
    }
  }
}

void DefinedWalk::Array(const yaml::Node& node, const yaml::Node& schema, std::string_view name) {
  const yaml::Slot slot(schema);
  const auto items = slot["items"];
  for (std::size_t i = 0; i < node.size() && items.is_mapping(); ++i) {
    Value(node.Item(i), *items.node(), name);
  }
  const auto type = slot["x-kubernetes-list-type"].Text();
  if (type == "map" && slot["x-kubernetes-list-map-keys"].size() > 0) {
    Add(DuplicateItems(node, name, TextsOf(*slot["x-kubernetes-list-map-keys"].node())));
  }
  std::set<std::string_view> known;
  for (std::size_t i = 0; type == "set" && i < node.size(); ++i) {
    const auto item = node.Item(i);
    if (item.is_scalar() && !item.IsNull() && !known.insert(item.text()).second) {
      faults_.push_back({.kind = FaultKind::DuplicateListKey,
                         .place = yaml::Slot(item).span(),
                         .message = fmt::format("two items of `{}` are `{}`", name, item.text()),
                         .node = item});
    }
  }
}

std::vector<Fault> CompareDefined(const yaml::Node& root, Extent extent,
                                  const Definition& definition) {
  std::vector<Fault> faults;
  if (!root.is_mapping()) {
    return faults;
  }
  if (auto fault = CompareVersion(root, definition)) {
    faults.push_back(std::move(*fault));
  }
  const auto* version = VersionOf(root, definition);
  if (version != nullptr && version->schema) {
    DefinedWalk walk(definition.dialect, *version, extent);
    walk.Root(root, *version->schema, yaml::Slot(root)["kind"].Text().value_or(""));
    auto differences = walk.Take();
    std::move(differences.begin(), differences.end(), std::back_inserter(faults));
  }
  return InOrder(std::move(faults));
}

}  // namespace linter::schema
