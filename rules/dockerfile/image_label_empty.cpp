#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels", {}, "Keys of labels that may not be empty."};

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelEmpty() {
  return {
      .id = "image-label-empty",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "label that should say something is empty",
      .why =
          "A label without a value is there for those who look for it and tells them nothing. "
          "The rule says nothing until its option names the labels. A value that a variable makes "
          "is left alone.",
      .reference = "https://github.com/hadolint/hadolint/wiki/DL3051",
      .since = "0.1",
      .replaces = {"hadolint:DL3051"},
      .options = {Labels},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto keys = report.Get(Labels);
  for (const auto& label : docker::ImageLabels(instruction)) {
    const bool wanted = std::find(keys.begin(), keys.end(), label.key.text()) != keys.end();
    if (wanted && label.constant && label.value.empty()) {
      report.Add({.span = label.key.span(),
                  .message = fmt::format("label `{}` is empty", label.key.text())});
    }
  }
}

}  // namespace linter::rules
