#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/placeholder.h"
#include "linter/text/nearest.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ResourceNameMisspelled() {
  return {
      .id = "resource-name-misspelled",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "resource of a container that does not exist",
      .why =
          "A container may ask for `cpu`, `memory`, `ephemeral-storage`, `hugepages-<size>` and "
          "for extended resources, whose names have a domain (`nvidia.com/gpu`). The API refuses "
          "any other name, `mem`, `CPU` and `storage` included.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"
          "#resource-types",
      .since = "0.1",
      .checklist = {"IN-C-3", "PD-CF-5"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

constexpr std::array<std::string_view, 3> Names = {"cpu", "memory", "ephemeral-storage"};

static bool Standard(std::string_view name) {
  return std::count(Names.begin(), Names.end(), name) > 0 || name.starts_with("hugepages-") ||
         name.find('/') != std::string_view::npos || k8s::StandsForAnother(name);
}

static std::optional<std::string_view> Meant(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return std::tolower(letter); });
  if (lower == "mem" || lower == "storage") {
    return lower == "mem" ? "memory" : "ephemeral-storage";
  }
  // A gpu is one letter from cpu, and something else.
  return lower == "gpu" ? std::nullopt : Nearest(lower, Names);
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto* side : {"requests", "limits"}) {
    const auto map = container.resources().slot()[side];
    for (const auto& member : map.Members()) {
      if (Standard(member.key)) {
        continue;
      }
      const auto meant = Meant(member.key);
      Diagnostic finding{.span = member.key_span,
                         .message = fmt::format("{} has `{}` in its {}, which is no resource",
                                                container.Title(), member.key, side)};
      if (meant && !map[*meant].written()) {
        finding.fixes = {{fmt::format("write `{}`", *meant),
                          Safety::Unsafe,
                          {{member.key_span, std::string(*meant)}}}};
      }
      report.Add(std::move(finding));
    }
  }
}

}  // namespace linter::rules
