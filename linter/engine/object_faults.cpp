#include "linter/engine/object_faults.h"

#include <algorithm>
#include <iterator>

#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/schema/definition_audit.h"
#include "linter/yaml/tree.h"

namespace linter::engine {

// Kustomize's pieces have the kind and name of what they are laid over, and little else.
static bool MayBePiece(const k8s::Object& object) {
  const auto& project = object.project();
  if (project.closed()) {
    return false;
  }
  const auto& path = object.root().deepest().tree().file().path;
  const auto folder = [&](std::string_view name) { return path.find(name) != std::string::npos; };
  const auto* workload = project.WorkloadOf(object);
  return folder("patch") || folder("overlay") || folder("/components/") ||
         (workload != nullptr && k8s::MayBePatch(*workload));
}

// What other tools fill in: `${NAME}`, and `{name}` or `{{ name }}`, which are mappings to YAML.
static bool IsTemplated(const yaml::Node& node) {
  if (node.is_scalar()) {
    return k8s::StandsForAnother(node.text());
  }
  return node.is_mapping() && node.style() == yaml::Style::Flow && node.size() == 1 &&
         (!node.Entries().front().key.is_scalar() || node.Entries().front().value.IsNull());
}

static bool HasDefinition(const k8s::Object& object) {
  const auto& definitions = object.project().OfKind("CustomResourceDefinition");
  return std::any_of(definitions.begin(), definitions.end(), [&](const k8s::Object* each) {
    const auto spec = each->spec();
    return spec["group"].Text() == object.group() && spec["names"]["kind"].Text() == object.kind();
  });
}

static std::vector<schema::Fault> Untemplated(std::vector<schema::Fault> faults,
                                              const k8s::Object& object) {
  std::erase_if(faults, [&](const schema::Fault& fault) {
    return (fault.node && IsTemplated(*fault.node)) ||
           (fault.kind == schema::FaultKind::UnknownKind && HasDefinition(object));
  });
  return faults;
}

static schema::Extent ExtentOf(const k8s::Object& object) {
  return MayBePiece(object) ? schema::Extent::Piece : schema::Extent::Whole;
}

std::vector<schema::Fault> FaultsOf(const k8s::Object& object,
                                    const schema::VersionRange& versions) {
  if (object.kind() == "CustomResourceDefinition" && ExtentOf(object) == schema::Extent::Whole) {
    auto faults = schema::Compare(object.root().deepest(), schema::Extent::Whole, versions);
    auto further = schema::AuditDefinition(object.root().deepest());
    std::move(further.begin(), further.end(), std::back_inserter(faults));
    return Untemplated(std::move(faults), object);
  }
  return Untemplated(schema::Compare(object.root().deepest(), ExtentOf(object), versions), object);
}

std::vector<schema::Fault> FaultsOf(const k8s::Object& object, const schema::VersionRange& versions,
                                    const Definitions& definitions) {
  if (IsBuiltIn(object) || !definitions.Know(object)) {
    return FaultsOf(object, versions);
  }
  auto faults = definitions.FaultsOf(object, ExtentOf(object));
  std::erase_if(faults,
                [](const schema::Fault& fault) { return fault.node && IsTemplated(*fault.node); });
  return faults;
}

}  // namespace linter::engine
