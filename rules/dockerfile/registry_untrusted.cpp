#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/image_use.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Registries{
    "registries",
    {},
    "Hosts that images may come from, with `*` at one end where any text may stand; `docker.io` "
    "for images without one. None: any."};

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule RegistryUntrusted() {
  return {
      .id = "registry-untrusted",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "image comes from a registry that is not trusted",
      .why =
          "What a build takes from a registry runs in it and ends up in the image. The rule says "
          "nothing until its option names the registries that are trusted. It looks at the images "
          "of FROM, of `COPY --from` and of `RUN --mount=from=`; stages, `scratch` and hosts that "
          "come from an unknown `ARG` are left alone.",
      .reference = "https://github.com/hadolint/hadolint/wiki/DL3026",
      .since = "0.1",
      .replaces = {"hadolint:DL3026"},
      .options = {Registries},
      .check = CheckBuild,
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

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const auto trusted = report.Get(Registries);
  if (trusted.empty()) {
    return;
  }
  const auto is_trusted = [&](std::string_view registry) {
    return std::any_of(trusted.begin(), trusted.end(),
                       [&](const std::string& pattern) { return Matches(registry, pattern); });
  };
  for (const auto& use : docker::AllImages(build)) {
    const auto& registry = use.image.registry;
    if (registry.state == docker::ImagePart::State::Known && !is_trusted(registry.text)) {
      report.Add({.span = registry.span,
                  .message = fmt::format("`{}` is no trusted registry", registry.text)});
    } else if (registry.state == docker::ImagePart::State::Absent && !is_trusted("docker.io") &&
               !is_trusted("hub.docker.com")) {
      report.Add({.span = use.name.span(),
                  .message = fmt::format("`{}` comes from Docker Hub, which is not trusted",
                                         use.name.text())});
    }
  }
}

}  // namespace linter::rules
