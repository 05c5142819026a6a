#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/exposed_port.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ExposeProtocolCasing() {
  return {
      .id = "expose-protocol-casing",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "protocol of EXPOSE is not in lower case",
      .why =
          "BuildKit writes it in lower case into the image and warns; other builders take it as "
          "it is, and what compares it finds a protocol of its own.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/expose-proto-casing/",
      .since = "0.1",
      .replaces = {"buildkit:ExposeProtoCasing"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& port : docker::ReadPorts(instruction.dockerfile(), instruction.instruction())) {
    std::string lower = port.protocol.text();
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool known = lower == "tcp" || lower == "udp" || lower == "sctp";
    if (!known || port.protocol == lower) {
      continue;
    }
    const Span& span = port.protocol.span();
    Fix fix{.title = "write it in lower case", .safety = Safety::Safe, .edits = {}};
    if (port.written == port.text.text() && span.size() == lower.size()) {
      fix.edits.push_back({span, lower});
    }
    report.Add({.span = span,
                .message = fmt::format("`{}` is written `{}`", port.protocol.text(), lower),
                .fixes = {std::move(fix)}});
  }
}

}  // namespace linter::rules
