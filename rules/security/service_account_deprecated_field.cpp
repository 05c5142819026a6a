#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/node.h"

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
          "other rights than a reader of the old field thinks. Both with one value, as the "
          "API server prints them, are left alone.",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
      .since = "0.1",
      .replaces = {"kube-linter:deprecated-service-account-field"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Safe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto old = workload.pod_spec()["serviceAccount"];
  const auto name = workload.pod_spec()["serviceAccountName"];
  const auto node = old.node();
  if (!node || old.Text().value_or("").empty() || old.Text() == name.Text()) {
    return;
  }
  const auto& title = workload.object().Title();
  if (name.present()) {
    report.Add({.span = old.span(),
                .message = fmt::format("{} runs as `{}`, not as the deprecated field says", title,
                                       name.Text().value_or("")),
                .labels = {{name.span(), "this one wins"}},
                .fixes = {{"take the field away", Safety::Safe, yaml::Remove(old)}}});
    return;
  }
  Fix fix{"use `serviceAccountName`", Safety::Safe, {}};
  const auto key = node->Key();
  if (key && key->style() == yaml::Style::Plain && !name.written()) {
    fix.edits = {{key->span(), "serviceAccountName"}};
  }
  report.Add({.span = old.span(),
              .message = fmt::format("{} names its service account by a deprecated field", title),
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
