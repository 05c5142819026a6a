#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule StatefulsetServiceMissing() {
  return {
      .id = "statefulset-service-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "governing Service of a StatefulSet does not give its pods names",
      .why =
          "Pods of a StatefulSet find each other as `<pod>.<serviceName>`, which takes a "
          "headless Service of that name that selects them. Without it the pods run, and every "
          "peer address fails to resolve. In an open world the Service may stand elsewhere, and "
          "the rule speaks only of one that is there but is not headless or selects other pods, "
          "and of a set that names none.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/"
          "#stable-network-id",
      .since = "0.1",
      .replaces = {"kics:bb241e61-77c3-4b97-9575-c0f8a1e008d0",
                   "kube-score:statefulset-has-servicename"},
      .checklist = {"IN-N-1"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& object = workload.object();
  const auto slot = object.spec()["serviceName"];
  if (workload.kind() != k8s::WorkloadKind::StatefulSet || k8s::MayBePatch(workload)) {
    return;
  }
  const auto name = slot.Text().value_or("");
  const auto* found = object.project().Find("Service", name, object);
  const auto service = found != nullptr ? k8s::Service::Of(*found) : std::nullopt;
  std::vector<Label> labels;
  std::string_view fault;
  if (name.empty()) {
    fault = "names no Service";
  } else if (!service) {
    fault = object.project().closed() ? "is governed by a Service that does not exist" : "";
  } else if (!object.project().closed() && !found->SameFolder(object)) {
    return;
  } else if (!service->Selects(workload)) {
    fault = "is governed by a Service that does not select its pods";
  } else if (!service->headless()) {
    fault = "is governed by a Service that is not headless";
  }
  if (fault.empty()) {
    return;
  }
  if (service) {
    labels.push_back({found->name_span(), "the Service"});
  }
  report.Add({
      .span = slot.present() ? slot.span() : object.name_span(),
      .message = fmt::format("{} {}", object.Title(), fault),
      .labels = std::move(labels),
  });
}

}  // namespace linter::rules
