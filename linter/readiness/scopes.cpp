// Which objects are what, as rows ask of them.

#include "linter/readiness/scopes.h"

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::readiness {

static bool IsLongRunning(const k8s::Workload& workload) {
  return !workload.batch() && !workload.helm_hook() &&
         workload.kind() != k8s::WorkloadKind::PodTemplate && !k8s::MayBePatch(workload);
}

static void Name(const k8s::Workload& workload, Report& report) {
  report.Add({.span = workload.object().name_span(), .message = workload.object().Title()});
}

static void FindWorkload(const k8s::Workload& workload, Report& report) {
  if (workload.kind() != k8s::WorkloadKind::PodTemplate && !workload.helm_hook() &&
      !k8s::MayBePatch(workload)) {
    Name(workload, report);
  }
}

// What a Service leads to, or what declares ports.
static void FindServer(const k8s::Workload& workload, Report& report) {
  const auto& containers = workload.containers();
  const bool listens =
      std::any_of(containers.begin(), containers.end(), [](const k8s::Container& container) {
        return container.long_running() && !container.ports().empty();
      });
  if (IsLongRunning(workload) && (listens || !k8s::ServicesFor(workload).empty())) {
    Name(workload, report);
  }
}

// What keeps data in volumes that are claimed.
static void FindStateful(const k8s::Workload& workload, Report& report) {
  const auto volumes = workload.volumes();
  const bool claims =
      workload.object().spec()["volumeClaimTemplates"].size() > 0 ||
      std::any_of(volumes.begin(), volumes.end(), [](const yaml::Slot& volume) {
        return volume["persistentVolumeClaim"].present() || volume["ephemeral"].present();
      });
  if (IsLongRunning(workload) && claims) {
    Name(workload, report);
  }
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

// What takes requests from outside of the cluster.
static void FindPublic(const k8s::Object& object, Report& report) {
  const auto kind = object.kind();
  const auto type = object.spec()["type"].Text().value_or("");
  const bool service = object.Is("", "Service") && !IsInternal(object) &&
                       (type == "LoadBalancer" || type == "NodePort");
  const bool route =
      object.Is("networking.k8s.io", "Ingress") || object.Is("extensions", "Ingress") ||
      (object.group() == "gateway.networking.k8s.io" && kind.ends_with("Route")) ||
      object.Is("traefik.io", "IngressRoute") || object.Is("traefik.containo.us", "IngressRoute") ||
      object.Is("projectcontour.io", "HTTPProxy") || object.Is("route.openshift.io", "Route");
  const bool gateways =
      object.Is("networking.istio.io", "VirtualService") && object.spec()["gateways"].size() > 0;
  if (service || route || gateways) {
    report.Add({.span = object.name_span(), .message = object.Title()});
  }
}

std::string_view ScopeId(Subjects subjects) {
  switch (subjects) {
    case Subjects::Workloads:
      return "scope-workloads";
    case Subjects::Servers:
      return "scope-servers";
    case Subjects::Stateful:
      return "scope-stateful";
    case Subjects::Public:
      return "scope-public";
    case Subjects::Project:
      break;
  }
  return {};
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
  return {Scope(Subjects::Workloads, FindWorkload), Scope(Subjects::Servers, FindServer),
          Scope(Subjects::Stateful, FindStateful), Scope(Subjects::Public, FindPublic)};
}

}  // namespace linter::readiness
