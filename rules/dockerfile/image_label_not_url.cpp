#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"
#include "linter/docker/label_value.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels",
    {"org.opencontainers.image.url", "org.opencontainers.image.source",
     "org.opencontainers.image.documentation"},
    "Keys of labels whose value is an address."};

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelNotUrl() {
  return {
      .id = "image-label-not-url",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "label that should hold an address holds none",
      .why =
          "Registries and update bots follow these labels: GitHub links a package to its "
          "repository by `org.opencontainers.image.source`, Renovate finds release notes by it. "
          "What is no address (`github.com/team/app` lacks its scheme) leads nowhere. Values in "
          "which a variable stands are left alone, where hadolint reports all of them.",
      .reference = "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
      .since = "0.1",
      .replaces = {"hadolint:DL3052"},
      .options = {Labels},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& label : docker::ImageLabels(instruction, report.Get(Labels))) {
    if (!docker::IsAddress(label.value.text())) {
      report.Add({.span = label.value.span(),
                  .message = fmt::format("`{}` is no address", label.value.text())});
    }
  }
}

}  // namespace linter::rules
