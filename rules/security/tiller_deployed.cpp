#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/image_reference.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule TillerDeployed() {
  return {
      .id = "tiller-deployed",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .security_severity = 9.0,
      .summary = "Tiller of Helm 2 is deployed",
      .why =
          "Tiller installs whatever it is asked to, with the rights of a cluster administrator, "
          "and by default asks nobody who they are. Helm 2 gets no security fixes since 2020. Helm "
          "3 has no part in the cluster.",
      .reference = "https://helm.sh/docs/v3/topics/v2_v3_migration/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0102", "checkov:CKV_K8S_34", "checkov:CKV_K8S_44",
                   "checkov:CKV_K8S_45", "kics:6d173be7-545a-46c6-a81d-2ae52ed1605d",
                   "kics:8b862ca9-0fbd-4959-ad72-b6609bdaa22d",
                   "kics:e17fa86a-6222-4584-a914-56e8f6c87e06"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& container : workload.containers()) {
    const auto image = container.image();
    const auto repository = k8s::ReadImage(image.value_or("")).repository;
    if (repository.substr(repository.rfind('/') + 1) == "tiller") {
      report.Add({.span = image.span(),
                  .message = fmt::format("{} runs Tiller, which installs what anybody asks for",
                                         container.Title())});
    }
  }
}

}  // namespace linter::rules
