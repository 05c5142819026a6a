#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/service.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServiceExposed() {
  return {
      .id = "service-exposed",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .summary = "Service is reachable from outside of the cluster",
      .why =
          "A port of every node (NodePort), or an address of its own (LoadBalancer), leads "
          "straight to the pods, past the gateway with its TLS, logs and limits. Most Services "
          "need neither; those that do are few and known, so the rule runs only when it is asked "
          "for, and each of them carries an allowance that says why.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/service/"
          "#publishing-services-service-types",
      .since = "0.1",
      .replaces = {"kube-linter:exposed-services", "kube-score:service-type",
                   "kics:845acfbe-3e10-4b8e-b656-3b404d36dfb2",
                   "kics:26763a1c-5dda-4772-b507-5fca7fb5f165"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Service::Of(object)) {
    return;
  }
  const auto type = object.spec()["type"];
  const auto text = type.Text().value_or("");
  if (text == "NodePort" || text == "LoadBalancer") {
    report.Add(
        {.span = type.span(),
         .message = fmt::format("{} is reachable from outside of the cluster", object.Title())});
  }
}

}  // namespace linter::rules
