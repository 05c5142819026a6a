// Which objects are what, as rows ask of them.

#include "linter/readiness/scopes.h"

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/config_reference.h"
#include "linter/k8s/project.h"
#include "linter/k8s/rbac.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::readiness {

bool IsLongRunning(const k8s::Workload& workload) {
  return !workload.batch() && !workload.helm_hook() &&
         workload.kind() != k8s::WorkloadKind::PodTemplate && !k8s::MayBePatch(workload);
}

static void Name(const k8s::Workload& workload, Report& report) {
  report.Add({.span = workload.object().name_span(), .message = workload.object().Title()});
}

template <bool (*Is)(const k8s::Workload&)>
static void FindWorkloads(const k8s::Workload& workload, Report& report) {
  if (Is(workload)) {
    Name(workload, report);
  }
}

static bool IsWorkload(const k8s::Workload& workload) {
  return workload.kind() != k8s::WorkloadKind::PodTemplate && !workload.helm_hook() &&
         !k8s::MayBePatch(workload);
}

bool IsBackend(const k8s::Workload& workload) {
  return IsLongRunning(workload) && !k8s::ServicesFor(workload).empty();
}

bool IsServer(const k8s::Workload& workload) {
  const auto& containers = workload.containers();
  const bool listens =
      std::any_of(containers.begin(), containers.end(), [](const k8s::Container& container) {
        return container.long_running() && !container.ports().empty();
      });
  return IsLongRunning(workload) && (listens || !k8s::ServicesFor(workload).empty());
}

bool IsStateful(const k8s::Workload& workload) {
  const auto volumes = workload.volumes();
  const bool claims =
      workload.object().spec()["volumeClaimTemplates"].size() > 0 ||
      std::any_of(volumes.begin(), volumes.end(), [](const yaml::Slot& volume) {
        return volume["persistentVolumeClaim"].present() || volume["ephemeral"].present();
      });
  return IsLongRunning(workload) && claims;
}

static bool IsScalable(const k8s::Workload& workload) {
  return workload.scalable() && workload.kind() != k8s::WorkloadKind::ReplicaSet &&
         IsServer(workload);
}

static bool IsStateless(const k8s::Workload& workload) {
  return IsScalable(workload) && !IsStateful(workload) &&
         workload.kind() != k8s::WorkloadKind::StatefulSet;
}

static bool IsReplicated(const k8s::Workload& workload) {
  return IsScalable(workload) && k8s::FloorOf(workload).count >= 2;
}

// What takes Secrets of its namespace.
static bool UsesSecrets(const k8s::Workload& workload) {
  const auto references = k8s::ConfigReferences(workload);
  return IsWorkload(workload) &&
         (workload.pod_spec()["imagePullSecrets"].size() > 0 ||
          std::any_of(references.begin(), references.end(),
                      [](const k8s::ConfigReference& reference) {
                        return reference.source == k8s::ConfigSource::Secret;
                      }));
}

static bool HasMeshMark(const k8s::Labels& marks) {
  static constexpr std::array<std::string_view, 6> Keys = {
      "istio-injection",         "istio.io/rev",      "istio.io/dataplane-mode",
      "sidecar.istio.io/inject", "linkerd.io/inject", "consul.hashicorp.com/connect-inject"};
  return std::any_of(Keys.begin(), Keys.end(), [&](std::string_view key) {
    const auto* mark = marks.Find(key);
    return mark != nullptr && mark->value != "disabled" && mark->value != "false" &&
           mark->value != "none";
  });
}

// Servers whose namespace, or whose pods, are marked for a mesh.
static bool IsMeshed(const k8s::Workload& workload) {
  const auto& object = workload.object();
  const auto* space =
      object.project().FindAnywhere("Namespace", object.effective_namespace(), object);
  return IsServer(workload) &&
         (HasMeshMark(workload.pod_labels()) || HasMeshMark(workload.pod_annotations()) ||
          (space != nullptr &&
           (HasMeshMark(space->labels()) || HasMeshMark(space->annotations()))));
}

static bool IsInternal(const k8s::Object& service) {
  const auto annotations = service.annotations();
  const auto is = [&](std::string_view key, std::string_view value) {
    return annotations.Find(key) != nullptr && annotations.Find(key)->value == value;
  };
  return is("service.beta.kubernetes.io/aws-load-balancer-scheme", "internal") ||
         is("service.beta.kubernetes.io/aws-load-balancer-internal", "true") ||
         is("networking.gke.io/load-balancer-type", "Internal") ||
         is("cloud.google.com/load-balancer-type", "Internal") ||
         is("service.beta.kubernetes.io/azure-load-balancer-internal", "true");
}

bool IsPublic(const k8s::Object& object) {
  const auto kind = object.kind();
  const auto type = object.spec()["type"].Text().value_or("");
  const bool service = object.Is("", "Service") && !IsInternal(object) &&
                       (type == "LoadBalancer" || type == "NodePort");
  const bool route =
      object.Is("networking.k8s.io", "Ingress") || object.Is("extensions", "Ingress") ||
      (object.group() == "gateway.networking.k8s.io" && kind.ends_with("Route")) ||
      object.Is("traefik.io", "IngressRoute") || object.Is("traefik.containo.us", "IngressRoute") ||
      object.Is("projectcontour.io", "HTTPProxy") || object.Is("route.openshift.io", "Route");
  const auto gateways = object.spec()["gateways"].Items();
  const bool mesh = object.Is("networking.istio.io", "VirtualService") &&
                    std::any_of(gateways.begin(), gateways.end(),
                                [](const yaml::Slot& gateway) { return gateway.Text() != "mesh"; });
  return service || route || mesh;
}

static void FindPublic(const k8s::Object& object, Report& report) {
  if (IsPublic(object)) {
    report.Add({.span = object.name_span(), .message = object.Title()});
  }
}

static void FindBindings(const k8s::Object& object, Report& report) {
  if (k8s::RoleBinding::Is(object)) {
    report.Add({.span = object.name_span(), .message = object.Title()});
  }
}

std::string_view ScopeId(Subjects subjects) {
  static constexpr std::array<std::string_view, SubjectKinds> Ids = {"",
                                                                     "scope-workloads",
                                                                     "scope-servers",
                                                                     "scope-scalable",
                                                                     "scope-stateless",
                                                                     "scope-replicated",
                                                                     "scope-backends",
                                                                     "scope-stateful",
                                                                     "scope-public",
                                                                     "scope-secret-users",
                                                                     "scope-meshed",
                                                                     "scope-bindings"};
  return Ids[static_cast<std::size_t>(subjects)];
}

static Rule Scope(Subjects subjects, Check check) {
  return {.id = ScopeId(subjects),
          .category = "scope",
          .severity = Severity::Info,
          .profiles = {},
          .summary = "subject of a checklist",
          .why = "",
          .since = "",
          .check = check};
}

std::vector<Rule> ScopeRules() {
  return {Scope(Subjects::Workloads, FindWorkloads<IsWorkload>),
          Scope(Subjects::Servers, FindWorkloads<IsServer>),
          Scope(Subjects::Scalable, FindWorkloads<IsScalable>),
          Scope(Subjects::Stateless, FindWorkloads<IsStateless>),
          Scope(Subjects::Replicated, FindWorkloads<IsReplicated>),
          Scope(Subjects::Backends, FindWorkloads<IsBackend>),
          Scope(Subjects::Stateful, FindWorkloads<IsStateful>),
          Scope(Subjects::Public, FindPublic),
          Scope(Subjects::SecretUsers, FindWorkloads<UsesSecrets>),
          Scope(Subjects::Meshed, FindWorkloads<IsMeshed>),
          Scope(Subjects::Bindings, FindBindings)};
}

}  // namespace linter::readiness
