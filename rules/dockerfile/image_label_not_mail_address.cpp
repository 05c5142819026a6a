#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"
#include "linter/docker/label_value.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels", {}, "Keys of labels whose value is a mail address."};

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelNotMailAddress() {
  return {
      .id = "image-label-not-mail-address",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "label that should hold a mail address holds none",
      .why =
          "Whoever has to be told of a flaw in the image is written to at this address. The "
          "rule says nothing until its option names the labels. `Team <team@example.com>` has a "
          "name besides the address and is none, as for hadolint. Values in which a variable "
          "stands are left alone.",
      .reference = "https://www.rfc-editor.org/rfc/rfc5322",
      .since = "0.1",
      .replaces = {"hadolint:DL3058"},
      .options = {Labels},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& label : docker::ImageLabels(instruction, report.Get(Labels))) {
    if (!docker::IsMailAddress(label.value.text())) {
      report.Add({.span = label.value.span(),
                  .message = fmt::format("`{}` is no mail address", label.value.text())});
    }
  }
}

}  // namespace linter::rules
