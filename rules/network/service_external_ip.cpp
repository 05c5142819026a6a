#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/service.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServiceExternalIp() {
  return {
      .id = "service-external-ip",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.5,
      .summary = "Service claims addresses that the cluster does not check",
      .why =
          "Every node then sends traffic for these addresses to the pods of the Service, whoever "
          "owns them: that is how one team reads the traffic of another (CVE-2020-8554). Give the "
          "Service the type LoadBalancer, whose addresses a controller hands out.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/service/#external-ips",
      .since = "0.1",
      .replaces = {"trivy:KSV-0108"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto addresses = object.spec()["externalIPs"];
  if (k8s::Service::Of(object) && addresses.size() > 0) {
    report.Add({.span = addresses.span(),
                .message = fmt::format("{} takes over traffic for addresses that nobody checks",
                                       object.Title())});
  }
}

}  // namespace linter::rules
