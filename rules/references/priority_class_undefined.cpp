#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule PriorityClassUndefined() {
  return {
      .id = "priority-class-undefined",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "priority class of a pod does not exist",
      .why =
          "The admission plugin refuses every pod that names a class which is not there, so the "
          "workload stays without pods. The class may be made elsewhere, so this is judged only in "
          "a closed world (`--closed-world`). The two classes of the system always exist.",
      .reference =
          "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/",
      .since = "0.1",
      .closed_world_only = true,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (!workload.project().closed()) {
    return;
  }
  const auto name = workload.pod_spec()["priorityClassName"];
  const auto text = name.Text().value_or("");
  const auto& classes = workload.project().OfKind("PriorityClass");
  if (!text.empty() && !text.starts_with("system-") && !k8s::StandsForAnother(text) &&
      std::none_of(classes.begin(), classes.end(),
                   [&](const k8s::Object* object) { return object->name() == text; })) {
    report.Add(
        {.span = name.span(), .message = fmt::format("no PriorityClass is named `{}`", text)});
  }
}

}  // namespace linter::rules
