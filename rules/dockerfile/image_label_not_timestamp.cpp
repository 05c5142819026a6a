#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"
#include "linter/docker/label_value.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels", {"org.opencontainers.image.created"}, "Keys of labels whose value is a time."};

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelNotTimestamp() {
  return {
      .id = "image-label-not-timestamp",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "label that should hold a time holds something else",
      .why =
          "The image specification wants RFC 3339 here (`2026-03-01T12:00:00Z`), with a time "
          "and an offset, and programs that sort or delete images by their age read nothing "
          "else. Values in which a variable stands are left alone, where hadolint reports all "
          "of them.",
      .reference = "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
      .since = "0.1",
      .replaces = {"hadolint:DL3053"},
      .options = {Labels},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& label : docker::ImageLabels(instruction, report.Get(Labels))) {
    if (!docker::IsTimestamp(label.value.text())) {
      report.Add(
          {.span = label.value.span(),
           .message = fmt::format("`{}` is no time as RFC 3339 has it", label.value.text())});
    }
  }
}

}  // namespace linter::rules
