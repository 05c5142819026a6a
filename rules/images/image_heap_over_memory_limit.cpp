#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/images/image_link.h"
#include "linter/k8s/container.h"
#include "linter/k8s/heap.h"

namespace linter::rules {

static void CheckLink(const images::ImageLink& link, Report& report);

Rule ImageHeapOverMemoryLimit() {
  return {
      .id = "image-heap-over-memory-limit",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "heap that an image sets is as large as the memory limit of its container",
      .why =
          "`ENV JAVA_TOOL_OPTIONS=-Xmx2g` was right where the image was made, and the container "
          "has "
          "less: the kernel kills it before the runtime collects. As `heap-over-memory-limit`, for "
          "what stands in the Dockerfile; a variable that the container sets itself is left alone. "
          "Needs a Skaffold configuration of the run that says which Dockerfile builds the image.",
      .reference =
          "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"
          "#how-pods-with-resource-limits-are-run",
      .since = "0.1",
      .checklist = {"IN-C-3", "PO-M-4"},
      .check = CheckLink,
  };
}

static void CheckLink(const images::ImageLink& link, Report& report) {
  const auto& container = link.container();
  const auto bound = container.resources().limit("memory");
  const auto limit = container.resources().LimitOf("memory");
  const auto own = container["env"].Items();
  for (const auto& variable : link.variables()) {
    const bool replaced = std::any_of(own.begin(), own.end(), [&](const yaml::Slot& each) {
      return each["name"].Text() == variable.name;
    });
    const auto heap = k8s::HeapIn(variable.name, variable.value);
    if (replaced || !heap || !limit || !k8s::Fills(*heap, limit->value)) {
      continue;
    }
    report.Add(
        {.span = variable.span,
         .message = fmt::format(
             "{} may use {} of memory, and its heap takes {}", container.Title(), *bound.Text(),
             heap->percent > 0 ? fmt::format("{} % of it", heap->percent) : "all of it"),
         .labels = {{bound.span(), "the limit"},
                    {link.source(), "this Dockerfile builds the image"}}});
  }
}

}  // namespace linter::rules
