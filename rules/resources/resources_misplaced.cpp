#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/placeholder.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ResourcesMisplaced() {
  return {
      .id = "resources-misplaced",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "resources of a container stand where nobody reads them",
      .why =
          "`resources` has `requests`, `limits` and `claims`. What else stands in it (`cpu: "
          "100m` itself, `request:`, `limit:`) is refused by strict validation and dropped "
          "otherwise: the container then runs without. The same goes for `requests` and `limits` "
          "beside `resources`.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .checklist = {"IN-C-3", "PD-CF-5"},
      .check = CheckContainer,
  };
}

static bool Known(std::string_view key) {
  return key == "requests" || key == "limits" || key == "claims";
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& member : container.resources().slot().Members()) {
    if (!Known(member.key) && !k8s::StandsForAnother(member.key)) {
      report.Add({.span = member.key_span,
                  .message = fmt::format("{} has `{}` in its resources, which is neither requests "
                                         "nor limits",
                                         container.Title(), member.key)});
    }
  }
  for (const auto* key : {"requests", "limits"}) {
    if (container[key].is_mapping()) {
      report.Add(
          {.span = container[key].label(),
           .message = fmt::format("{} has `{}` outside of its resources", container.Title(), key)});
    }
  }
}

}  // namespace linter::rules
