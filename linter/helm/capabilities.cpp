#include "linter/helm/capabilities.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/gotemplate/function.h"
#include "linter/gotemplate/number.h"
#include "linter/helm/record.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Heap;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::Value;

// What the client library of Helm 3.22 registers, in its order.
static constexpr std::string_view KnownVersions[] = {
    "v1",
    "admissionregistration.k8s.io/v1",
    "admissionregistration.k8s.io/v1alpha1",
    "admissionregistration.k8s.io/v1beta1",
    "internal.apiserver.k8s.io/v1alpha1",
    "apps/v1",
    "apps/v1beta1",
    "apps/v1beta2",
    "authentication.k8s.io/v1",
    "authentication.k8s.io/v1alpha1",
    "authentication.k8s.io/v1beta1",
    "authorization.k8s.io/v1",
    "authorization.k8s.io/v1beta1",
    "autoscaling/v1",
    "autoscaling/v2",
    "batch/v1",
    "batch/v1beta1",
    "certificates.k8s.io/v1",
    "certificates.k8s.io/v1beta1",
    "certificates.k8s.io/v1alpha1",
    "coordination.k8s.io/v1alpha2",
    "coordination.k8s.io/v1beta1",
    "coordination.k8s.io/v1",
    "discovery.k8s.io/v1",
    "discovery.k8s.io/v1beta1",
    "events.k8s.io/v1",
    "events.k8s.io/v1beta1",
    "extensions/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1",
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "flowcontrol.apiserver.k8s.io/v1beta3",
    "lifecycle.k8s.io/v1alpha1",
    "networking.k8s.io/v1",
    "networking.k8s.io/v1beta1",
    "node.k8s.io/v1",
    "node.k8s.io/v1alpha1",
    "node.k8s.io/v1beta1",
    "policy/v1",
    "policy/v1beta1",
    "rbac.authorization.k8s.io/v1",
    "rbac.authorization.k8s.io/v1beta1",
    "rbac.authorization.k8s.io/v1alpha1",
    "resource.k8s.io/v1",
    "resource.k8s.io/v1beta2",
    "resource.k8s.io/v1beta1",
    "resource.k8s.io/v1alpha3",
    "scheduling.k8s.io/v1alpha3",
    "scheduling.k8s.io/v1beta1",
    "scheduling.k8s.io/v1",
    "storage.k8s.io/v1beta1",
    "storage.k8s.io/v1",
    "storage.k8s.io/v1alpha1",
    "storagemigration.k8s.io/v1",
    "storagemigration.k8s.io/v1beta1",
    "apiextensions.k8s.io/v1beta1",
    "apiextensions.k8s.io/v1",
};

static Value Has(Call& call) {
  for (const Value& version : call.receiver.list().items) {
    if (version.bytes() == call[0].bytes()) {
      return Value::Of(true);
    }
  }
  return Value::Of(false);
}

static std::span<const Function> VersionSetMethods() {
  static const Function Methods[] = {{"Has", Has, {gotemplate::ParamKind::String}}};
  return Methods;
}

static const gotemplate::Type VersionSet = {"chartutil.VersionSet", "slice",
                                            gotemplate::Kind::String, VersionSetMethods()};

Expected<KubeVersion> ParseKubeVersion(std::string_view text) {
  std::string_view rest = text;
  rest.remove_prefix(rest.starts_with('v') ? 1 : 0);
  std::vector<std::string> parts;
  while (parts.size() < 8) {
    const auto size = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (size == 0) {
      break;
    }
    parts.emplace_back(rest.substr(0, size));
    rest.remove_prefix(size);
    const bool more = rest.size() > 1 && rest[0] == '.' && rest[1] >= '0' && rest[1] <= '9';
    if (!more) {
      break;
    }
    rest.remove_prefix(1);
  }
  if (parts.size() < 2) {
    return Error{fmt::format("invalid kube version '{}': could not parse {} as version", text,
                             gotemplate::Quote(text))};
  }
  std::string version = "v";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    version += i > 0 ? "." : "";
    version += parts[i];
  }
  return KubeVersion{version, parts[0], parts[1]};
}

std::span<const std::string_view> KnownApiVersions() {
  return KnownVersions;
}

Value NewCapabilities(const KubeVersion& version, const ApiVersions& api_versions, Heap& heap) {
  const auto set = [&](Map* map, std::string_view name, std::string_view text) {
    map->Set(heap.NewText(name), heap.String(text));
  };
  Map* kube = heap.NewMap();
  set(kube, "Version", version.version);
  set(kube, "Major", version.major);
  set(kube, "Minor", version.minor);
  Map* helm = heap.NewMap();
  set(helm, "Version", "v3.22");
  set(helm, "GitCommit", "");
  set(helm, "GitTreeState", "");
  set(helm, "GoVersion", "go1.26.8");
  List* versions = heap.NewList(VersionSet);
  for (const std::string_view known : KnownVersions) {
    const auto& unserved = api_versions.unserved;
    if (std::find(unserved.begin(), unserved.end(), known) == unserved.end()) {
      versions->items.push_back(heap.String(known));
    }
  }
  for (const std::string& extra : api_versions.further) {
    versions->items.push_back(heap.String(extra));
  }
  Map* fields = heap.NewMap();
  fields->Set(heap.NewText("KubeVersion"), NewRecord(KubeVersionType, kube, heap));
  fields->Set(heap.NewText("HelmVersion"), NewRecord(HelmVersionType, helm, heap));
  fields->Set(heap.NewText("APIVersions"), Value::Of(versions));
  return NewRecord(CapabilitiesType, fields, heap);
}

}  // namespace linter::helm
