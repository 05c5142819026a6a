#include <fmt/format.h>

#include <optional>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/affinity.h"
#include "linter/k8s/labels.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule TopologySpreadInvalid() {
  return {
      .id = "topology-spread-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "topology spread constraint that the API refuses or that spreads nothing",
      .why =
          "`maxSkew`, `topologyKey` and `whenUnsatisfiable` are required, `maxSkew` and "
          "`minDomains` start at 1, and `minDomains` goes with `DoNotSchedule` only. Without a "
          "`labelSelector` a constraint is accepted, but counts no pod and spreads nothing. Other "
          "words than the two of `whenUnsatisfiable` are the matter of `enum-value-unknown`.",
      .reference =
          "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
      .since = "0.1",
      .replaces = {"kube-score:pod-topology-spread-constraints"},
      .checklist = {"IN-C-4"},
      .check = CheckWorkload,
  };
}

struct Fault {
  Span span;
  std::string message;
};

static std::optional<Fault> FaultOf(const yaml::Slot& slot) {
  const auto domains = slot["minDomains"];
  const auto action = slot["whenUnsatisfiable"];
  const auto selector = slot["labelSelector"];
  for (const std::string_view field : {"maxSkew", "topologyKey", "whenUnsatisfiable"}) {
    if (!slot[field].present()) {
      return Fault{slot[field].span(), fmt::format("constraint has no `{}`", field)};
    }
  }
  if (slot["maxSkew"].Int().value_or(1) < 1) {
    return Fault{slot["maxSkew"].span(), "`maxSkew` is below 1"};
  }
  if (domains.Int() && *domains.Int() < 1) {
    return Fault{domains.span(), "`minDomains` is below 1"};
  }
  if (domains.present() && action.Text() == "ScheduleAnyway") {
    return Fault{domains.span(), "`minDomains` stands beside `ScheduleAnyway`"};
  }
  if (!selector.present()) {
    return Fault{selector.span(), "constraint has no `labelSelector` and counts no pod"};
  }
  if (k8s::Selector::Of(selector).invalid()) {
    return Fault{selector.span(), "`labelSelector` has an expression that is not valid"};
  }
  return std::nullopt;
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& constraint : k8s::SpreadConstraints(workload)) {
    if (auto fault = FaultOf(constraint.slot())) {
      report.Add({.span = fault->span, .message = std::move(fault->message)});
    }
  }
}

}  // namespace linter::rules
