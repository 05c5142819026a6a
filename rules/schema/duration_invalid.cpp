#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/duration_field.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DurationInvalid() {
  return {
      .id = "duration-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "duration that its reader does not understand",
      .why =
          "The kubelet does not start, a controller never reconciles the object, or the API "
          "server refuses it: a number needs a unit, and in most places there is no unit "
          "longer than `h`; Prometheus has `d`, `w` and `y` as well, but no fractions, and "
          "Gateway API none. Looked at are the configurations of kubelet, kube-proxy and "
          "scheduler, Gateway API, Flux, External Secrets, Prometheus' operator, Argo, Velero "
          "and Istio. Certificates are the matter of `certificate-duration-invalid`.",
      .reference = "https://pkg.go.dev/time#ParseDuration",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& [slot, field, wanted] : k8s::WrongDurations(object)) {
    report.Add({.span = slot.span(),
                .message = fmt::format("`{}` of `{}` is not {}", *slot.Text(), field, wanted)});
  }
}

}  // namespace linter::rules
