#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"
#include "linter/docker/label_value.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels", {}, "Keys of labels whose value is a commit of git."};

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelNotCommit() {
  return {
      .id = "image-label-not-commit",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "label that should hold a commit holds something else",
      .why =
          "What builds or traces an image by its commit needs its hash. The rule says nothing "
          "until its option names the labels. From 7 to 40 digits are a hash, or the 64 of "
          "SHA-256; hadolint takes 7 and 40 only. Values in which a variable stands are left "
          "alone.",
      .reference = "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
      .since = "0.1",
      .replaces = {"hadolint:DL3055"},
      .options = {Labels},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& label : docker::ImageLabels(instruction, report.Get(Labels))) {
    if (!docker::IsCommit(label.value.text())) {
      report.Add({.span = label.value.span(),
                  .message = fmt::format("`{}` is no hash of a commit", label.value.text())});
    }
  }
}

}  // namespace linter::rules
