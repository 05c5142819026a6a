#include <fmt/format.h>

#include <map>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule MountPathDuplicate() {
  return {
      .id = "mount-path-duplicate",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "container mounts two volumes at one path",
      .why =
          "The API server refuses the pod: `mountPath` must be unique within a container. Paths "
          "are compared as they are written, as the API server does.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/",
      .since = "0.1",
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  std::map<std::string_view, yaml::Slot> seen;
  for (const auto& mount : container.volume_mounts()) {
    const auto path = mount.path();
    const auto [found, fresh] = seen.emplace(path.value_or(""), path.slot);
    if (!fresh && !path.value_or("").empty()) {
      report.Add({.span = path.span(),
                  .message = fmt::format("{} mounts two volumes at `{}`", container.Title(), *path),
                  .labels = {{found->second.span(), "the other one"}}});
    }
  }
}

}  // namespace linter::rules
