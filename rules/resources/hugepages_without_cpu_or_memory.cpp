#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule HugepagesWithoutCpuOrMemory() {
  return {
      .id = "hugepages-without-cpu-or-memory",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "container asks for huge pages and neither for cpu nor memory",
      .why =
          "The API refuses a container that has huge pages in its requests or limits and neither "
          "cpu nor memory in any of them.",
      .reference = "https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto resources = container.resources();
  for (const auto* name : {"cpu", "memory"}) {
    if (resources.request(name).present() || resources.limit(name).present()) {
      return;
    }
  }
  for (const auto* side : {"limits", "requests"}) {
    for (const auto& member : resources.slot()[side].Members()) {
      if (member.key.starts_with("hugepages-")) {
        report.Add({.span = member.key_span,
                    .message = fmt::format("{} asks for huge pages and neither for cpu nor memory",
                                           container.Title())});
        return;
      }
    }
  }
}

}  // namespace linter::rules
