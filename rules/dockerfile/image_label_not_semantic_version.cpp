#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"
#include "linter/docker/label_value.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels", {}, "Keys of labels whose value is a version."};

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelNotSemanticVersion() {
  return {
      .id = "image-label-not-semantic-version",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "label that should hold a semantic version holds another",
      .why =
          "What compares versions needs to know their form: `1.2` and `v1.2.3` are none of "
          "Semantic Versioning 2.0.0. The rule says nothing until its option names the labels. "
          "Values in which a variable stands are left alone, where hadolint reports all of "
          "them.",
      .reference = "https://semver.org/",
      .since = "0.1",
      .replaces = {"hadolint:DL3056"},
      .options = {Labels},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& label : docker::ImageLabels(instruction, report.Get(Labels))) {
    if (!docker::IsSemanticVersion(label.value.text())) {
      report.Add({.span = label.value.span(),
                  .message = fmt::format("`{}` is no semantic version", label.value.text())});
    }
  }
}

}  // namespace linter::rules
