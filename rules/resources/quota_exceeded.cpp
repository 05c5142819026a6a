#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/limit_range.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

// Lets sums of decimal fractions pass.
constexpr double Tolerance = 1.000001;

Rule QuotaExceeded() {
  return {
      .id = "quota-exceeded",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "workload alone asks for more than the ResourceQuota of its namespace has",
      .why =
          "Pods above the quota are refused: the workload stays below its number of replicas, "
          "for ever and quietly. Multiplies what a pod requests by the lowest number of "
          "replicas; other workloads of the namespace and the surge of a rollout come on top. "
          "Quotas with scopes and workloads of unknown size are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckWorkload,
  };
}

static void CheckQuota(const k8s::Workload& workload, const k8s::Object& quota,
                       std::string_view demand, std::string_view resource, Report& report) {
  const auto hard = quota.spec()["hard"][demand];
  const auto bound = k8s::QuantityAt(hard);
  const auto request = k8s::PodRequest(workload, resource);
  const auto floor = k8s::FloorOf(workload);
  const auto pods = workload.scalable() ? floor.count : 1;
  if (!bound || !request || *request * static_cast<double>(pods) <= bound->value * Tolerance) {
    return;
  }
  report.Add({.span = workload.object().name_span(),
              .message = fmt::format("{} requests more {} with {} pod{} than the {} of {}",
                                     workload.object().Title(), resource, pods,
                                     pods == 1 ? "" : "s", *hard.Text(), quota.Title()),
              .labels = {{hard.span(), "the quota"}}});
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (workload.kind() == k8s::WorkloadKind::DaemonSet) {
    return;
  }
  for (const auto* quota : k8s::GuardsOf(workload.object(), "ResourceQuota")) {
    if (!quota->spec()["scopes"].present() && !quota->spec()["scopeSelector"].present()) {
      CheckQuota(workload, *quota, "requests.cpu", "cpu", report);
      CheckQuota(workload, *quota, "requests.memory", "memory", report);
    }
  }
}

}  // namespace linter::rules
