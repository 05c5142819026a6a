#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/images/image_link.h"

namespace linter::rules {

static void CheckLink(const images::ImageLink& link, Report& report);

Rule ContainerPortUnexposed() {
  return {
      .id = "container-port-unexposed",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .summary = "port of a container is none that its image exposes",
      .why =
          "`EXPOSE` is where an image says which ports it listens on. Where a manifest names "
          "another, one of the two is out of date, and Services and probes of that port fail. "
          "Nothing is said of images without `EXPOSE`, nor of ports named by arguments of the "
          "build. Told only where a Skaffold configuration of the run says which Dockerfile "
          "builds the image.",
      .reference = "https://docs.docker.com/reference/dockerfile/#expose",
      .since = "0.1",
      .check = CheckLink,
  };
}

static void CheckLink(const images::ImageLink& link, Report& report) {
  const auto exposed = link.exposed_ports();
  if (exposed.empty()) {
    return;
  }
  for (const auto& port : link.container().ports()) {
    const auto number = port.number();
    if (!number.has_value() ||
        std::any_of(exposed.begin(), exposed.end(),
                    [&](const images::ExposedPort& each) { return each.number == *number; })) {
      continue;
    }
    report.Add({
        .span = number.span(),
        .message =
            fmt::format("image of {} does not expose port {}", link.container().Title(), *number),
        .labels = {{exposed.front().span, "exposed is this"},
                   {link.source(), "this Dockerfile builds the image"}},
    });
  }
}

}  // namespace linter::rules
