#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule InitContainerResourcesMissing() {
  return {
      .id = "init-container-resources-missing",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "init container lacks a cpu request or a memory limit",
      .why =
          "A pod asks for what its containers need together, or for what its largest init "
          "container needs, whichever is more: an init container that needs less than the others "
          "is covered by them, so the rule runs only when it is asked for. It matters where a "
          "ResourceQuota demands numbers of every container, for the Guaranteed class, and for "
          "migrations that take more memory than the server does. Resources of the pod as a "
          "whole, and LimitRanges in the run, count.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/"
          "#resource-sharing-within-containers",
      .since = "0.1",
      .replaces = {"kube-linter:unset-cpu-requirements", "kube-linter:unset-memory-requirements",
                   "kube-score:container-resources", "checkov:CKV_K8S_10", "checkov:CKV_K8S_13"},
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (container.role() != k8s::ContainerRole::Init) {
    return;
  }
  if (!k8s::AllotmentOf(container, "cpu").requested) {
    report.Add({.span = container.resources().request("cpu").span(),
                .message = fmt::format("{} requests no cpu", container.Title())});
  }
  if (!k8s::AllotmentOf(container, "memory").limited) {
    report.Add({.span = container.resources().limit("memory").span(),
                .message = fmt::format("{} has no memory limit", container.Title())});
  }
}

}  // namespace linter::rules
