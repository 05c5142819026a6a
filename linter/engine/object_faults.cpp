#include "linter/engine/object_faults.h"

#include <algorithm>

#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
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

// Templates of other tools, read as if they were YAML.
static bool IsTemplated(const schema::Fault& fault) {
  if (fault.scalar && k8s::StandsForAnother(fault.scalar->text())) {
    return true;
  }
  if (!fault.scalar || fault.kind == schema::FaultKind::UnknownField) {
    return false;
  }
  return fault.scalar->text().find("{{") != std::string_view::npos;
}

static bool HasDefinition(const k8s::Object& object) {
  const auto& definitions = object.project().OfKind("CustomResourceDefinition");
  return std::any_of(definitions.begin(), definitions.end(), [&](const k8s::Object* each) {
    const auto spec = each->spec();
    return spec["group"].Text() == object.group() && spec["names"]["kind"].Text() == object.kind();
  });
}

std::vector<schema::Fault> FaultsOf(const k8s::Object& object,
                                    const schema::VersionRange& versions) {
  const auto extent = MayBePiece(object) ? schema::Extent::Piece : schema::Extent::Whole;
  auto faults = schema::Compare(object.root().deepest(), extent, versions);
  std::erase_if(faults, [&](const schema::Fault& fault) {
    return IsTemplated(fault) ||
           (fault.kind == schema::FaultKind::UnknownKind && HasDefinition(object));
  });
  return faults;
}

}  // namespace linter::engine
