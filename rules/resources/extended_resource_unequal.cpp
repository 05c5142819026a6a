#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ExtendedResourceUnequal() {
  return {
      .id = "extended-resource-unequal",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "device or huge pages are requested in another amount than limited",
      .why =
          "Extended resources (`nvidia.com/gpu`) and huge pages cannot be overcommitted: they "
          "need a limit, a request beside it has to be equal, and devices come in whole numbers. "
          "The API refuses the pod otherwise.",
      .reference = "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static bool Overcommits(std::string_view name) {
  return name.find('/') == std::string_view::npos && !name.starts_with("hugepages-");
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto resources = container.resources();
  for (const auto& member : resources.slot()["requests"].Members()) {
    const auto request = resources.RequestOf(member.key);
    const auto limit = resources.LimitOf(member.key);
    if (Overcommits(member.key) || !request || (limit && limit->Equals(*request))) {
      continue;
    }
    if (limit || !resources.limit(member.key).present()) {
      report.Add({.span = member.value.span(),
                  .message = fmt::format("{} requests {} of `{}` and {}", container.Title(),
                                         *member.value.Text(), member.key,
                                         limit ? "has another limit" : "has no limit of it")});
    }
  }
  for (const auto& member : resources.slot()["limits"].Members()) {
    const auto limit = resources.LimitOf(member.key);
    if (member.key.find('/') != std::string_view::npos && limit &&
        limit->value != std::floor(limit->value)) {
      report.Add(
          {.span = member.value.span(),
           .message = fmt::format("{} wants a part of a `{}`", container.Title(), member.key)});
    }
  }
}

}  // namespace linter::rules
