#include "linter/kustomize/resource.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace linter::kustomize {

bool Gvk::IsSelected(const Gvk& selector) const {
  return (selector.group.empty() || selector.group == group) &&
         (selector.version.empty() || selector.version == version) &&
         (selector.kind.empty() || selector.kind == kind);
}

// What kustomize knows to stand in no namespace; all else stands in one, unless it is unknown to be
// otherwise.
bool Gvk::IsClusterScoped() const {
  struct Known {
    std::string_view group;
    std::string_view versions;
    std::string_view kind;
  };
  static constexpr std::array Kinds = std::to_array<Known>({
      {"", "v1", "ComponentStatus"},
      {"", "v1", "Namespace"},
      {"", "v1", "Node"},
      {"", "v1", "NodeProxyOptions"},
      {"", "v1", "PersistentVolume"},
      {"admissionregistration.k8s.io", "v1 v1beta1", "MutatingWebhookConfiguration"},
      {"admissionregistration.k8s.io", "v1 v1beta1", "ValidatingWebhookConfiguration"},
      {"admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicy"},
      {"admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicyBinding"},
      {"apiextensions.k8s.io", "v1 v1beta1", "CustomResourceDefinition"},
      {"apiregistration.k8s.io", "v1 v1beta1", "APIService"},
      {"certificates.k8s.io", "v1 v1beta1", "CertificateSigningRequest"},
      {"flowcontrol.apiserver.k8s.io", "v1beta1", "FlowSchema"},
      {"flowcontrol.apiserver.k8s.io", "v1beta1", "PriorityLevelConfiguration"},
      {"networking.k8s.io", "v1 v1beta1", "IngressClass"},
      {"node.k8s.io", "v1 v1beta1", "RuntimeClass"},
      {"policy", "v1beta1", "PodSecurityPolicy"},
      {"rbac.authorization.k8s.io", "v1 v1beta1", "ClusterRole"},
      {"rbac.authorization.k8s.io", "v1 v1beta1", "ClusterRoleBinding"},
      {"scheduling.k8s.io", "v1 v1beta1", "PriorityClass"},
      {"storage.k8s.io", "v1 v1beta1", "CSIDriver"},
      {"storage.k8s.io", "v1 v1beta1", "CSINode"},
      {"storage.k8s.io", "v1 v1beta1", "StorageClass"},
      {"storage.k8s.io", "v1 v1beta1", "VolumeAttachment"},
  });
  return std::any_of(Kinds.begin(), Kinds.end(), [&](const Known& known) {
    if (known.group != group || known.kind != kind) {
      return false;
    }
    const auto space = known.versions.find(' ');
    return known.versions.substr(0, space) == version ||
           (space != std::string_view::npos && known.versions.substr(space + 1) == version);
  });
}

static Gvk GvkOf(std::string_view api_version, std::string_view kind) {
  const auto slash = api_version.find('/');
  if (slash == std::string_view::npos) {
    return {"", api_version, kind};
  }
  return {api_version.substr(0, slash), api_version.substr(slash + 1), kind};
}

Gvk GvkOf(const Node& object) {
  return GvkOf(object.TextOf("apiVersion"), object.TextOf("kind"));
}

std::string_view Id::EffectiveNamespace() const {
  if (gvk.IsClusterScoped()) {
    return "_non_namespaceable_";
  }
  return name_space.empty() ? "default" : name_space;
}

bool Id::Equals(const Id& other) const {
  return name == other.name && gvk == other.gvk &&
         EffectiveNamespace() == other.EffectiveNamespace();
}

static std::string_view Or(std::string_view text, std::string_view otherwise) {
  return text.empty() ? otherwise : text;
}

std::string Id::Text() const {
  return fmt::format("{}.{}.{}/{}.{}", Or(gvk.kind, "[noKind]"), Or(gvk.version, "[noVer]"),
                     Or(gvk.group, "[noGrp]"), Or(name, "[noName]"), Or(name_space, "[noNs]"));
}

std::string Id::Key() const {
  return fmt::format("{}\n{}\n{}\n{}\n{}", gvk.group, gvk.version, gvk.kind, name,
                     EffectiveNamespace());
}

Node* Resource::Metadata(std::string_view field) const {
  const auto* metadata = root->Find("metadata");
  return metadata == nullptr ? nullptr : metadata->Find(field);
}

static std::string_view TextOf(const Node* node) {
  return node == nullptr ? std::string_view() : node->text;
}

std::string_view Resource::name() const {
  return TextOf(Metadata("name"));
}

Id Resource::Current() const {
  return {GvkOf(*root), name(), TextOf(Metadata("namespace"))};
}

std::vector<Id> Resource::Earlier() const {
  std::vector<Id> ids;
  for (const auto& each : previous) {
    auto gvk = GvkOf(*root);
    gvk.kind = each.kind;
    ids.push_back({gvk, each.name, each.name_space});
  }
  return ids;
}

std::vector<Id> Resource::All() const {
  auto ids = Earlier();
  ids.push_back(Current());
  return ids;
}

Id Resource::Original() const {
  return previous.empty() ? Current() : Earlier().front();
}

void Resource::StorePrevious() {
  const auto id = Current();
  previous.push_back({id.name, id.EffectiveNamespace(), id.gvk.kind});
}

void SetMetadata(Forest& forest, Node& object, std::string_view field, std::string_view text,
                 Span span) {
  auto* metadata = object.Find("metadata");
  if (metadata == nullptr || !metadata->is_mapping()) {
    if (text.empty()) {
      return;
    }
    metadata = forest.NewMapping(span);
    object.Set({"metadata", span, metadata});
  }
  if (text.empty()) {
    metadata->Remove(field);
    return;
  }
  auto* value = metadata->Find(field);
  if (value != nullptr && value->is_scalar()) {
    value->type = NodeType::String;
    value->text = text;
    value->span = span;
    return;
  }
  metadata->Set({field, span, forest.NewScalar(NodeType::String, text, span)});
}

}  // namespace linter::kustomize
