#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule DownloadRunUnseen() {
  return {
      .id = "download-run-unseen",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "download is run as it arrives",
      .why =
          "`curl … | sh` runs whatever the address gives, half of it if the connection breaks, and "
          "something else at the next build. Downloading to a file, checking it (`sha256sum -c`, "
          "`gpg --verify`) and running it then does not. A pipe through a program that checks "
          "is not looked into.",
      .reference = "https://cwe.mitre.org/data/definitions/494.html",
      .since = "0.1",
      .check = CheckInstruction,
  };
}

static bool Downloads(const docker::ShellCommand& command) {
  return command.program() == "curl" || command.program() == "wget";
}

static bool Interprets(const docker::ShellCommand& command) {
  const auto program = command.program();
  const bool shell = program == "sh" || program == "bash" || program == "dash" ||
                     program == "ash" || program == "zsh" || program == "ksh";
  const bool other = program == "python" || program == "python3" || program == "perl" ||
                     program == "ruby" || program == "node" || program == "php";
  const auto& arguments = command.arguments;
  const bool code = std::any_of(arguments.begin(), arguments.end(), [](const auto& word) {
    return word.Is("-c") || word.Is("-e") || word.Is("-m");
  });
  const bool file = !arguments.empty() && !arguments[0].text.starts_with('-');
  return !code && (shell ? !file || arguments[0].Is("/dev/stdin") : other && !file);
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Run) {
    return;
  }
  for (const auto& shell : instruction.commands()) {
    if (shell->pipe_index == 0 || !Interprets(shell.command())) {
      continue;
    }
    for (const auto& source : instruction.commands()) {
      if (source->pipeline == shell->pipeline && source->pipe_index + 1 == shell->pipe_index &&
          source->inner == shell->inner && Downloads(source.command())) {
        report.Add({.span = shell->name->span,
                    .message = fmt::format("`{}` runs what `{}` downloads, unchecked",
                                           shell->program(), source->program())});
        break;
      }
    }
  }
}

}  // namespace linter::rules
