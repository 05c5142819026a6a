#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule RunAsNonRootContradicted() {
  return {
      .id = "run-as-non-root-contradicted",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssRestricted},
      .summary = "`runAsUser: 0` contradicts `runAsNonRoot: true`",
      .why =
          "The kubelet refuses to start the container: it never runs, and the pod stays in "
          "`CreateContainerConfigError`. Either value may stand on the pod and be inherited.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:run-as-non-root", "pss:runAsUser", "trivy:KSV-0105"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto non_root = context.run_as_non_root();
  const auto user = context.run_as_user();
  if (non_root == true && user == 0) {
    report.Add(
        {.span = user.span(),
         .message = fmt::format("{} runs as root, which `runAsNonRoot` forbids", container.Title()),
         .labels = {{non_root.span(), "`runAsNonRoot` is set here"}}});
  }
}

}  // namespace linter::rules
