#include "linter/helm/record.h"

#include <array>

#include "linter/helm/base64.h"
#include "linter/helm/bytes.h"
#include "linter/helm/clock.h"
#include "linter/helm/convert.h"
#include "linter/helm/json.h"
#include "linter/helm/version_object.h"

// The Go structs that templates see, and how JSON names their fields.

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Heap;
using gotemplate::Kind;
using gotemplate::Map;
using gotemplate::Object;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Type;
using gotemplate::Value;

static Value FieldOf(const Object& object, std::string_view name) {
  const Value* found = static_cast<const Map*>(object.data)->Find(name);
  return found != nullptr ? *found : Value();
}

template <std::size_t Count>
static constexpr std::array<std::string_view, Count> NamesOf(
    const std::array<RecordField, Count>& fields) {
  std::array<std::string_view, Count> names = {};
  for (std::size_t i = 0; i < Count; ++i) {
    names[i] = fields[i].name;
  }
  return names;
}

static constexpr std::array<RecordField, 18> ChartFields = {{
    {"Name", "name", true},
    {"Home", "home", true},
    {"Sources", "sources", true},
    {"Version", "version", true},
    {"Description", "description", true},
    {"Keywords", "keywords", true},
    {"Maintainers", "maintainers", true},
    {"Icon", "icon", true},
    {"APIVersion", "apiVersion", true},
    {"Condition", "condition", true},
    {"Tags", "tags", true},
    {"AppVersion", "appVersion", true},
    {"Deprecated", "deprecated", true},
    {"Annotations", "annotations", true},
    {"KubeVersion", "kubeVersion", true},
    {"Dependencies", "dependencies", true},
    {"Type", "type", true},
    {"IsRoot", "IsRoot", false},
}};
static constexpr auto ChartNames = NamesOf(ChartFields);

static constexpr std::array<RecordField, 3> MaintainerFields = {
    {{"Name", "name", true}, {"Email", "email", true}, {"URL", "url", true}}};
static constexpr auto MaintainerNames = NamesOf(MaintainerFields);

static constexpr std::array<RecordField, 8> DependencyFields = {{
    {"Name", "name", false},
    {"Version", "version", true},
    {"Repository", "repository", false},
    {"Condition", "condition", true},
    {"Tags", "tags", true},
    {"Enabled", "enabled", true},
    {"ImportValues", "import-values", true},
    {"Alias", "alias", true},
}};
static constexpr auto DependencyNames = NamesOf(DependencyFields);

static constexpr std::array<RecordField, 3> CapabilitiesFields = {{
    {"KubeVersion", "KubeVersion", false},
    {"APIVersions", "APIVersions", false},
    {"HelmVersion", "HelmVersion", false},
}};
static constexpr auto CapabilitiesNames = NamesOf(CapabilitiesFields);

static constexpr std::array<RecordField, 3> KubeVersionFields = {{
    {"Version", "Version", false},
    {"Major", "Major", false},
    {"Minor", "Minor", false},
}};
static constexpr auto KubeVersionNames = NamesOf(KubeVersionFields);

static constexpr std::array<RecordField, 4> HelmVersionFields = {{
    {"Version", "version", true},
    {"GitCommit", "git_commit", true},
    {"GitTreeState", "git_tree_state", true},
    {"GoVersion", "go_version", true},
}};
static constexpr auto HelmVersionNames = NamesOf(HelmVersionFields);

static constexpr std::array<RecordField, 2> CertificateFields = {
    {{"Cert", "Cert", false}, {"Key", "Key", false}}};
static constexpr auto CertificateNames = NamesOf(CertificateFields);

static Value VersionOf(Call& call) {
  return FieldOf(call.receiver.object(), "Version");
}

static void PrintVersion(const Object& object, TextBuilder& out) {
  out.Append(FieldOf(object, "Version").text());
}

static std::span<const Function> KubeVersionMethods() {
  static const Function Methods[] = {{"GitVersion", VersionOf}, {"String", VersionOf}};
  return Methods;
}

const Type ChartType = {"struct { chart.Metadata; IsRoot bool }",
                        "struct",
                        Kind::Nil,
                        {},
                        FieldOf,
                        nullptr,
                        nullptr,
                        ChartNames};
const Type MaintainerType = {"*chart.Maintainer", "ptr", Kind::Nil, {}, FieldOf, nullptr, nullptr,
                             MaintainerNames};
const Type DependencyType = {"*chart.Dependency", "ptr", Kind::Nil, {}, FieldOf, nullptr, nullptr,
                             DependencyNames};
const Type CapabilitiesType = {
    "*chartutil.Capabilities", "ptr", Kind::Nil, {}, FieldOf, nullptr, nullptr, CapabilitiesNames};
const Type KubeVersionType = {"chartutil.KubeVersion",
                              "struct",
                              Kind::Nil,
                              KubeVersionMethods(),
                              FieldOf,
                              PrintVersion,
                              nullptr,
                              KubeVersionNames};
const Type HelmVersionType = {
    "version.BuildInfo", "struct", Kind::Nil, {}, FieldOf, nullptr, nullptr, HelmVersionNames};
const Type CertificateType = {
    "sprig.certificate", "struct", Kind::Nil, {}, FieldOf, nullptr, nullptr, CertificateNames};
const Type MaintainerList = {"[]*chart.Maintainer", "slice", Kind::Object};
const Type DependencyList = {"[]*chart.Dependency", "slice", Kind::Object};

std::span<const RecordField> FieldsOf(const Type& type) {
  if (&type == &ChartType) {
    return ChartFields;
  }
  if (&type == &MaintainerType) {
    return MaintainerFields;
  }
  if (&type == &DependencyType) {
    return DependencyFields;
  }
  if (&type == &CapabilitiesType) {
    return CapabilitiesFields;
  }
  if (&type == &KubeVersionType) {
    return KubeVersionFields;
  }
  if (&type == &HelmVersionType) {
    return HelmVersionFields;
  }
  return &type == &CertificateType ? std::span<const RecordField>(CertificateFields)
                                   : std::span<const RecordField>();
}

Value NewRecord(const Type& type, const Map* fields, Heap& heap) {
  return Value::Of(heap.NewObject(type, fields));
}

Value JsonForm(const Value& value, Heap& heap) {
  if (value.is_list() && value.list().type == &NilList && value.list().items.empty()) {
    return Value::Nil().From(value.origin());
  }
  if (value.kind() != Kind::Object) {
    return value;
  }
  const Object& object = value.object();
  if (object.type == &BytesType) {
    return heap.String(EncodeBase64(TextOfBytes(object).bytes()), value.origin());
  }
  if (object.type == &TimeType || object.type == &VersionPointerType) {
    TextBuilder out;
    if (object.type == &TimeType) {
      out.Append(FormatTime(*static_cast<const Time*>(object.data), "2006-01-02T15:04:05Z07:00"));
    } else {
      object.type->print(object, out);
    }
    return Value::Of(heap.NewText(out)).From(value.origin());
  }
  const auto fields = FieldsOf(*object.type);
  if (fields.empty()) {
    return value;
  }
  Map* map = heap.NewMap();
  for (const RecordField& field : fields) {
    const Value content = FieldOf(object, field.name);
    if (!field.omits_empty || content.Truth()) {
      map->Set(heap.NewText(field.json, content.origin()), content);
    }
  }
  return Value::Of(map).From(value.origin());
}

}  // namespace linter::helm
