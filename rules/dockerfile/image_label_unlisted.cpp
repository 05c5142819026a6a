#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels", {}, "Keys that labels may have. None: any."};

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelUnlisted() {
  return {
      .id = "image-label-unlisted",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "label is none of those that are agreed upon",
      .why =
          "Where a team agrees upon its labels, any other is a slip (`vendor` for "
          "`org.opencontainers.image.vendor`) or known to nobody. The rule says nothing until its "
          "option names the labels. Keys in which an unknown variable stands are left alone.",
      .reference = "https://github.com/hadolint/hadolint/wiki/DL3050",
      .since = "0.1",
      .replaces = {"hadolint:DL3050"},
      .options = {Labels},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto keys = report.Get(Labels);
  for (const auto& label : docker::ImageLabels(instruction)) {
    const bool listed = std::find(keys.begin(), keys.end(), label.key.text()) != keys.end();
    if (!keys.empty() && !listed && label.key.known()) {
      report.Add({.span = label.key.span(),
                  .message = fmt::format("label `{}` is not in the list", label.key.text())});
    }
  }
}

}  // namespace linter::rules
