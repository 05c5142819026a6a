#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HpaTargetUnscalable() {
  return {
      .id = "hpa-target-unscalable",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "autoscaler targets a kind that cannot be scaled",
      .why =
          "The autoscaler asks the API for the `scale` of its target by group and kind. "
          "DaemonSets, Jobs, CronJobs and Pods have none; and `Deployment` exists in the group "
          "`apps` only, so that an `apiVersion` that is missing, `v1` or `extensions/v1beta1` "
          "finds nothing: `no matches for kind`.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-horizontalpodautoscaler"},
      .checklist = {"IN-C-2"},
      .check = CheckObject,
  };
}

struct Home {
  std::string_view kind;
  std::string_view group;
};

constexpr std::array<Home, 4> Scalable = {{{"Deployment", "apps"},
                                           {"StatefulSet", "apps"},
                                           {"ReplicaSet", "apps"},
                                           {"ReplicationController", ""}}};

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  if (!autoscaler) {
    return;
  }
  const auto kind = autoscaler->target_kind();
  const auto group = autoscaler->target_group();
  if (kind == "DaemonSet" || kind == "Job" || kind == "CronJob" || kind == "Pod") {
    report.Add({
        .span = autoscaler->target()["kind"].span(),
        .message = fmt::format("{} targets a {}, which has no scale", object.Title(), kind),
    });
    return;
  }
  const auto* home = std::find_if(Scalable.begin(), Scalable.end(),
                                  [&](const Home& row) { return row.kind == kind; });
  if (home == Scalable.end() || home->group == group) {
    return;
  }
  const auto version = autoscaler->target()["apiVersion"];
  report.Add({
      .span = version.span(),
      .message = version.present() ? fmt::format("`{}` has no {}", *version.Text(), kind)
                                   : fmt::format("target {} has no `apiVersion`", kind),
  });
}

}  // namespace linter::rules
