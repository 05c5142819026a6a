#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/package_call.h"
#include "linter/docker/pair.h"
#include "linter/docker/trust.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CertificateUncheckedByVariable() {
  return {
      .id = "certificate-unchecked-by-variable",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 6.5,
      .summary = "variable makes programs accept any certificate",
      .why =
          "`NODE_TLS_REJECT_UNAUTHORIZED=0`, `GIT_SSL_NO_VERIFY=1` and their like switch off the "
          "check of certificates for every program that heeds them; set by ENV, also in the "
          "container that runs. Whoever is between it and the server reads and changes what is "
          "sent. Add the authority of the server instead (`NODE_EXTRA_CA_CERTS`, "
          "`update-ca-certificates`).",
      .reference = "https://cwe.mitre.org/data/definitions/295.html",
      .since = "0.1",
      .replaces = {"checkov:CKV2_DOCKER_5", "checkov:CKV2_DOCKER_6", "checkov:CKV2_DOCKER_12",
                   "checkov:CKV2_DOCKER_14", "checkov:CKV2_DOCKER_16"},
      .check = CheckInstruction,
  };
}

static void Judge(const Span& span, std::string_view name, std::string_view value, Report& report) {
  if (docker::MakesTrustAnyServer(name, value)) {
    report.Add({.span = span, .message = fmt::format("`{}={}` trusts any server", name, value)});
  }
}

// `NAME=0 npm ci` and `export NAME=0`.
static void CheckCommand(const docker::ShellCommand& command, Report& report) {
  for (const auto& assignment : command.assignments) {
    if (assignment.value && docker::IsKnown(*assignment.value)) {
      Judge(assignment.span, assignment.name, assignment.value->constant(), report);
    }
  }
  for (const auto& word : command.arguments) {
    const auto text = word.constant();
    const auto equals = text.find('=');
    if (command.program() == "export" && equals != text.npos) {
      Judge(word.span, text.substr(0, equals), text.substr(equals + 1), report);
    }
  }
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword == docker::Keyword::Env ||
      instruction->keyword == docker::Keyword::Arg) {
    for (const auto& pair : docker::Pairs(instruction.instruction())) {
      const auto value =
          instruction.dockerfile()
              .Expand(instruction.instruction(), pair.value.value_or(docker::Passage()))
              .text;
      if (pair.value && value.known()) {
        Judge(pair.value->empty() ? pair.name.span() : pair.value->span(), pair.name.text(),
              value.text(), report);
      }
    }
  }
  for (const auto& command : instruction.commands()) {
    CheckCommand(command.command(), report);
  }
}

}  // namespace linter::rules
