#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/heap.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule HeapOverMemoryLimit() {
  return {
      .id = "heap-over-memory-limit",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "heap of the runtime is as large as the memory limit of its container",
      .why =
          "A Java heap (`-Xmx`), Go's soft limit (`GOMEMLIMIT`) or the old space of Node "
          "(`--max-old-space-size`) that reaches the memory limit never gets to work: threads, "
          "code and buffers come on top, and the kernel kills the container before the runtime "
          "collects. So does a share of Java's heap (`-XX:MaxRAMPercentage`) of 90 % or more. "
          "Reads arguments and the values of environment variables.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"
          "#how-pods-with-resource-limits-are-run",
      .since = "0.1",
      .checklist = {"IN-C-3", "PO-M-4"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto bound = container.resources().limit("memory");
  const auto limit = container.resources().LimitOf("memory");
  const auto check = [&](std::string_view name, const yaml::Slot& slot) {
    const auto heap = k8s::HeapIn(name, slot.Text().value_or(""));
    if (heap && limit && k8s::Fills(*heap, limit->value)) {
      report.Add(
          {.span = slot.span(),
           .message = heap->percent > 0
                          ? fmt::format("{} may use {} of memory, of which its heap takes {} %",
                                        container.Title(), *bound.Text(), heap->percent)
                          : fmt::format("{} may use {} of memory, which its heap alone takes",
                                        container.Title(), *bound.Text()),
           .labels = {{bound.span(), "the limit"}}});
    }
  };
  for (const auto* words : {"command", "args"}) {
    for (const auto& item : container[words].Items()) {
      check("", item);
    }
  }
  for (const auto& variable : container["env"].Items()) {
    check(variable["name"].Text().value_or(""), variable["value"]);
  }
}

}  // namespace linter::rules
