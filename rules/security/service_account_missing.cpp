#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ServiceAccountMissing() {
  return {
      .id = "service-account-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "pod names a service account that does not exist",
      .why =
          "The API server refuses the pods: the workload exists and never starts one. Accounts "
          "are often made elsewhere (another chart, Terraform), so this is judged only in a "
          "closed world (`--closed-world`), where the run holds everything.",
      .reference = "https://kubernetes.io/docs/concepts/security/service-accounts/",
      .since = "0.1",
      .replaces = {"kube-linter:non-existent-service-account"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto spec = workload.pod_spec();
  const auto current = spec["serviceAccountName"];
  const auto slot = current.present() ? current : spec["serviceAccount"];
  const auto name = slot.Text().value_or("");
  if (name.empty() || name == "default" || !workload.project().closed() ||
      workload.project().Find("ServiceAccount", name, workload.object()) != nullptr) {
    return;
  }
  report.Add(
      {.span = slot.span(), .message = fmt::format("service account `{}` is not there", name)});
}

}  // namespace linter::rules
