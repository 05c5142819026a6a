#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/exposed_port.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ExposePortOutOfRange() {
  return {
      .id = "expose-port-out-of-range",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "EXPOSE of a port that does not exist",
      .why =
          "Ports end at 65535; BuildKit refuses a number beyond it, and nothing can be reached "
          "there. A port behind a variable whose value is not known is left alone.",
      .reference = "https://docs.docker.com/reference/dockerfile/#expose",
      .since = "0.1",
      .replaces = {"hadolint:DL3011", "trivy:DS-0008", "kics:71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  constexpr std::uint64_t Highest = 65535;
  if (instruction.trigger()) {
    return;
  }
  for (const auto& port : docker::ReadPorts(instruction.dockerfile(), instruction.instruction())) {
    if (port.first.value_or(0) > Highest || port.last.value_or(0) > Highest) {
      report.Add({.span = port.written.span(),
                  .message = fmt::format("`{}` is beyond 65535", port.text.text())});
    }
  }
}

}  // namespace linter::rules
