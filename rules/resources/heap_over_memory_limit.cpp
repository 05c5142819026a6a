#include <fmt/format.h>
#include <re2/re2.h>

#include <cctype>
#include <cmath>
#include <string>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

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
          "collects. Reads arguments and the values of environment variables.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"
          "#how-pods-with-resource-limits-are-run",
      .since = "0.1",
      .checklist = {"IN-C-3", "PO-M-4"},
      .check = CheckContainer,
  };
}

// The largest heap that a text asks for, in bytes.
static double HeapOf(std::string_view name, std::string_view text) {
  static const RE2 java(R"((?:^|[\s='"])-Xmx(\d{1,9})([kKmMgG]?)(?:$|[\s'"]))");
  static const RE2 node(R"(--max[-_]old[-_]space[-_]size[= ](\d{1,9}))");
  static const RE2 go(R"((\d{1,12})(B|KiB|MiB|GiB))");
  double number = 0.0;
  std::string unit;
  if (RE2::PartialMatch(text, java, &number, &unit) ||
      (name == "GOMEMLIMIT" && RE2::FullMatch(text, go, &number, &unit))) {
    constexpr std::string_view Units = "BKMG";
    const auto power = unit.empty() ? 0 : Units.find(static_cast<char>(std::toupper(unit[0])));
    return std::ldexp(number, static_cast<int>(power) * 10);
  }
  return RE2::PartialMatch(text, node, &number) ? std::ldexp(number, 20) : 0.0;
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto bound = container.resources().limit("memory");
  const auto limit = container.resources().LimitOf("memory");
  const auto check = [&](std::string_view name, const yaml::Slot& slot) {
    const auto heap = HeapOf(name, slot.Text().value_or(""));
    if (heap > 0 && limit && limit->value > 0 && heap >= limit->value) {
      report.Add({.span = slot.span(),
                  .message = fmt::format("{} may use {} of memory, which its heap alone takes",
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
