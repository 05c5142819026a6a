#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"
#include "linter/docker/label_value.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels", {"org.opencontainers.image.licenses"}, "Keys of labels whose value is a license."};

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelNotLicense() {
  return {
      .id = "image-label-not-license",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "label that should name licenses of SPDX names others",
      .why =
          "The image specification wants an SPDX expression here (`Apache-2.0`, `MIT OR "
          "GPL-2.0-only`), and scanners of licenses take anything else for an unknown license. "
          "Expressions, exceptions (`WITH`) and `LicenseRef-` are understood, where hadolint "
          "knows single identifiers only. Values in which a variable stands are left alone.",
      .reference = "https://spdx.org/licenses/",
      .since = "0.1",
      .replaces = {"hadolint:DL3054"},
      .options = {Labels},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& label : docker::ImageLabels(instruction, report.Get(Labels))) {
    if (!docker::IsLicense(label.value.text())) {
      const auto nearest = docker::NearestLicense(label.value.text());
      report.Add({.span = label.value.span(),
                  .message = nearest
                                 ? fmt::format("`{}` is no SPDX expression; did you mean `{}`?",
                                               label.value.text(), *nearest)
                                 : fmt::format("`{}` is no SPDX expression", label.value.text())});
    }
  }
}

}  // namespace linter::rules
