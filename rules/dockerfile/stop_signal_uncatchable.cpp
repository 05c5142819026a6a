#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule StopSignalUncatchable() {
  return {
      .id = "stop-signal-uncatchable",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "STOPSIGNAL that no program can catch",
      .why =
          "SIGKILL and SIGSTOP are not delivered to the program: SIGKILL ends it in the middle of "
          "a request or a write, and SIGSTOP freezes it until the grace period is over.",
      .reference = "https://docs.docker.com/reference/dockerfile/#stopsignal",
      .since = "0.1",
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  static constexpr std::array<std::string_view, 6> Signals = {"SIGKILL", "KILL", "9",
                                                              "SIGSTOP", "STOP", "19"};
  if (instruction->keyword != docker::Keyword::Stopsignal || instruction->words.empty()) {
    return;
  }
  const auto& word = instruction->words.front();
  const auto signal = instruction.dockerfile().Expand(instruction.instruction(), word).text;
  if (signal.known() && std::find(Signals.begin(), Signals.end(), signal.text()) != Signals.end()) {
    report.Add({.span = word.span(),
                .message = fmt::format("no program can end in order on `{}`", signal.text())});
  }
}

}  // namespace linter::rules
