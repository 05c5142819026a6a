#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ServiceAccountDeprecatedField() {
  return {
      .id = "service-account-deprecated-field",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "service account is set by the deprecated field",
      .why =
          "`serviceAccount` is the older name of `serviceAccountName`. The API server keeps "
          "both equal; where they differ, `serviceAccountName` wins, and the pod runs with "
          "other rights than a reader of the old field thinks.",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
      .since = "0.1",
      .replaces = {"kube-linter:deprecated-service-account-field"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto old = workload.pod_spec()["serviceAccount"];
  const auto name = workload.pod_spec()["serviceAccountName"];
  if (old.present() && old.Text() != name.Text()) {
    report.Add(
        {.span = old.span(),
         .message = name.present()
                        ? fmt::format("`serviceAccount` is `{}`, `serviceAccountName` is `{}`",
                                      old.Text().value_or(""), name.Text().value_or(""))
                        : "service account is set by the deprecated field `serviceAccount`"});
  }
}

}  // namespace linter::rules
