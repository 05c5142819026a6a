#include <fmt/format.h>

#include <optional>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyPortIsServicePort() {
  return {
      .id = "networkpolicy-port-is-service-port",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "NetworkPolicy states the port of a Service rather than that of the pods",
      .why =
          "A policy is applied behind the Service, to the pod's own port. One that states "
          "`port: 80` of a Service whose `targetPort` is 8080 looks right and blocks every "
          "connection. Speaks where a Service of the run selects the pods and maps that port to "
          "another number, and no container of them declares it.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

// A Service that turns `port` into another one of the workload's, which does not have it.
static std::optional<k8s::Service> Mapping(const k8s::Workload& workload, std::int64_t port) {
  if (k8s::DeclaresPort(workload, port)) {
    return std::nullopt;
  }
  std::optional<k8s::Service> mapping;
  for (const auto& service : k8s::ServicesFor(workload)) {
    for (const auto& each : service.ports()) {
      auto target = each.target_number();
      if (const auto named = k8s::NamedPort(workload, each.target_name()); !target && named) {
        target = named->number().value;
      }
      if (target == port) {
        return std::nullopt;
      }
      if (target && each.number() == port) {
        mapping = service;
      }
    }
  }
  return mapping;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy) {
    return;
  }
  for (const auto direction : k8s::Directions) {
    for (const auto& rule : policy->rules(direction)) {
      const auto servers = policy->ServersOf(rule);
      for (const auto& port : rule.ports()) {
        for (const auto* server : servers) {
          const auto number = port.end() ? 0 : port.number().value_or(0);
          if (const auto service = Mapping(*server, number)) {
            report.Add({
                .span = port.slot["port"].span(),
                .message = fmt::format("{} is a port of {}, not of the pods of {}", number,
                                       service->object().Title(), server->object().Title()),
                .labels = {{service->object().name_span(), "the Service"}},
            });
          }
        }
      }
    }
  }
}

}  // namespace linter::rules
