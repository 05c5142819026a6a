#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/mesh.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MeshSubsetSelectsNoPod() {
  return {
      .id = "mesh-subset-selects-no-pod",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "subset of a DestinationRule has no pods",
      .why =
          "A subset is those pods of the Service that have its labels. Where none has them, "
          "requests to it are answered with 503. Told where the run has the Service and workloads "
          "behind it; an Argo Rollout sets labels of subsets by itself, and is left alone.",
      .reference =
          "https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset",
      .since = "0.1",
      .checklist = {"IN-N-5"},
      .check = CheckObject,
  };
}

static std::vector<const k8s::Workload*> WorkloadsBehind(const k8s::Object& rule) {
  const auto host = k8s::MeshHost(rule.spec()["host"].Text().value_or(""), rule);
  const auto name = std::string_view(host).substr(0, host.find('.'));
  for (const auto* object : rule.project().Named("Service", name)) {
    const auto service = k8s::Service::Of(*object);
    if (service && k8s::MeshHost(object->name(), *object) == host && object->SameFolder(rule)) {
      return service->Selected();
    }
  }
  return {};
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("networking.istio.io", "DestinationRule")) {
    return;
  }
  const auto workloads = WorkloadsBehind(object);
  const bool rollout = std::any_of(workloads.begin(), workloads.end(), [](const auto* each) {
    return each->kind() == k8s::WorkloadKind::Rollout;
  });
  if (workloads.empty() || rollout) {
    return;
  }
  for (const auto& subset : object.spec()["subsets"].Items()) {
    const auto selector = k8s::Selector::OfMap(subset["labels"]);
    const bool any = std::any_of(workloads.begin(), workloads.end(), [&](const auto* each) {
      return selector.Matches(each->pod_labels());
    });
    if (selector.present() && !selector.empty() && !any) {
      report.Add({.span = subset["labels"].span(),
                  .message = fmt::format("no pod of `{}` is `{}`, as subset `{}` wants",
                                         object.spec()["host"].Text().value_or(""), selector.Text(),
                                         subset["name"].Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
