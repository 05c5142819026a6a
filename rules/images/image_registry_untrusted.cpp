#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/image_reference.h"
#include "linter/k8s/placeholder.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Registries{
    "registries",
    {},
    "Hosts that images may come from, with `*` at one end where any text may stand; `docker.io` "
    "for images without one. None: any."};

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ImageRegistryUntrusted() {
  return {
      .id = "image-registry-untrusted",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "image comes from a registry that is not trusted",
      .why =
          "A pod runs what its registry gives out, with the rights of its service account. The "
          "rule says nothing until its option names the registries that are trusted; an image "
          "without a host comes from `docker.io`. Names that another tool fills in are left alone. "
          "Trivy's five checks of this kind each know their clouds; one list does for all of them.",
      .reference = "https://kubernetes.io/docs/concepts/containers/images/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0032", "trivy:KSV-0033", "trivy:KSV-0034", "trivy:KSV-0035",
                   "trivy:KSV-0125"},
      .options = {Registries},
      .check = CheckContainer,
  };
}

static bool Matches(std::string_view registry, std::string_view pattern) {
  if (pattern.starts_with('*')) {
    return registry.ends_with(pattern.substr(1));
  }
  if (pattern.ends_with('*')) {
    return registry.starts_with(pattern.substr(0, pattern.size() - 1));
  }
  return registry == pattern;
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto& trusted = report.Get(Registries);
  const auto image = container.image();
  if (trusted.empty() || !image.has_value() || (*image).empty() || k8s::IsFilledInLater(*image)) {
    return;
  }
  const auto written = k8s::ReadImage(*image).registry;
  const auto registry = written.empty() ? std::string_view("docker.io") : written;
  if (std::none_of(trusted.begin(), trusted.end(),
                   [&](const std::string& pattern) { return Matches(registry, pattern); })) {
    report.Add({.span = image.span(),
                .message = fmt::format("image of {} comes from `{}`, which is no trusted registry",
                                       container.Title(), registry)});
  }
}

}  // namespace linter::rules
