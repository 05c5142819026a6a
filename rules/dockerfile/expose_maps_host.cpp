#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/exposed_port.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ExposeMapsHost() {
  return {
      .id = "expose-maps-host",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "EXPOSE names an address or a port of the host",
      .why =
          "`EXPOSE` says what a container listens on; the host's side is chosen when it is "
          "started. What stands before the colon is ignored today and will be refused.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/expose-invalid-format/",
      .since = "0.1",
      .replaces = {"buildkit:ExposeInvalidFormat"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  for (const auto& port : docker::ReadPorts(instruction.dockerfile(), instruction.instruction())) {
    if (port.host.empty()) {
      continue;
    }
    const Span& span = port.host.span();
    Fix fix{.title = "leave the host's side out", .safety = Safety::Safe, .edits = {}};
    if (port.written == port.text.text() && span.size() == port.host.size()) {
      fix.edits.push_back({{span.file, span.begin, span.end + 1}, ""});
    }
    report.Add({.span = span,
                .message = fmt::format("`{}` is of the host, which `EXPOSE` has no say in",
                                       port.host.text()),
                .fixes = {std::move(fix)}});
  }
}

}  // namespace linter::rules
