#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ResourceQuotaIncomplete() {
  return {
      .id = "resource-quota-incomplete",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "ResourceQuota leaves cpu or memory open",
      .why =
          "trivy wants a quota to bound requests and limits of both cpu and memory. A quota of "
          "objects or of storage only is sound, and so is one without a bound of cpu limits, so "
          "the rule runs only when it is asked for.",
      .reference = "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0040"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("", "ResourceQuota")) {
    return;
  }
  const auto hard = object.spec()["hard"];
  for (const auto* name : {"requests.cpu", "requests.memory", "limits.cpu", "limits.memory"}) {
    const auto plain = std::string_view(name).substr(std::string_view("requests.").size());
    const bool same = std::string_view(name).starts_with("requests.") && hard[plain].present();
    if (!hard[name].present() && !same) {
      report.Add({.span = hard.label(),
                  .message = fmt::format("{} does not bound `{}`", object.Title(), name)});
    }
  }
}

}  // namespace linter::rules
