#include <fmt/format.h>

#include <array>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ImageLabelKeyInvalid() {
  return {
      .id = "image-label-key-invalid",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "key of a label is not as Docker wants it",
      .why =
          "Docker takes any key and recommends some: lower case letters, digits and single dots, "
          "dashes, underscores and slashes, with a letter first, so that `--filter label=` and "
          "programs find them whoever wrote them. `com.docker.`, `io.docker.` and "
          "`org.dockerproject.` belong to Docker. Keys in which an unknown variable stands are "
          "left alone.",
      .reference =
          "https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations",
      .since = "0.1",
      .replaces = {"hadolint:DL3048"},
      .check = CheckInstruction,
  };
}

static std::string FaultOf(std::string_view key) {
  constexpr std::string_view Lower = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view Most = "abcdefghijklmnopqrstuvwxyz0123456789.-_/";
  constexpr std::array<std::string_view, 3> Reserved = {"com.docker.", "io.docker.",
                                                        "org.dockerproject."};
  for (const auto prefix : Reserved) {
    if (key.starts_with(prefix)) {
      return fmt::format("labels below `{}` are Docker's own", prefix);
    }
  }
  if (key.empty()) {
    return "a label has no key";
  }
  if (const auto odd = key.find_first_not_of(Most); odd != key.npos) {
    return key[odd] >= 'A' && key[odd] <= 'Z'
               ? fmt::format("label `{}` is not in lower case", key)
               : fmt::format("label `{}` holds other characters than keys should", key);
  }
  if (Lower.find(key.front()) == Lower.npos) {
    return fmt::format("label `{}` does not begin with a letter", key);
  }
  if (Most.substr(0, Most.find('.')).find(key.back()) == Most.npos) {
    return fmt::format("label `{}` does not end with a letter or a digit", key);
  }
  const bool doubled = key.find("..") != key.npos || key.find("--") != key.npos;
  return doubled ? fmt::format("label `{}` has two dots or dashes in a row", key) : std::string();
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& label : docker::ImageLabels(instruction)) {
    auto fault = label.key.known() ? FaultOf(label.key.text()) : std::string();
    if (!fault.empty()) {
      report.Add({.span = label.key.span(), .message = std::move(fault)});
    }
  }
}

}  // namespace linter::rules
