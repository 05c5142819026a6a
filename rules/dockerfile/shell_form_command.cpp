#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ShellFormCommand() {
  return {
      .id = "shell-form-command",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "CMD or ENTRYPOINT is in shell form",
      .why =
          "In the shell form `/bin/sh -c` is process 1 and may keep signals to itself: SIGTERM "
          "then does not reach the program, and every stop of the container waits for its grace "
          "period and kills. ENTRYPOINT in shell form ignores CMD and all arguments besides. "
          "The JSON form starts the program itself. As for BuildKit, whoever chose a shell by "
          "`SHELL` is taken to want one. The fix is offered where the words need no shell; it "
          "is applied on request only, since it changes what process 1 is.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/json-args-recommended/",
      .since = "0.1",
      .replaces = {"hadolint:DL3025", "buildkit:JSONArgsRecommended",
                   "kics:b86987e1-6397-4619-81d5-8807f2387c79"},
      .fix = FixKind::Unsafe,
      .check = CheckInstruction,
  };
}

static bool IsBuiltin(std::string_view word) {
  static constexpr std::array<std::string_view, 24> Builtins = {
      ".",  ":",    "source", "export", "set",   "unset", "exec",    "eval",
      "cd", "trap", "exit",   "read",   "umask", "wait",  "ulimit",  "alias",
      "if", "for",  "while",  "until",  "case",  "type",  "command", "return"};
  return std::find(Builtins.begin(), Builtins.end(), word) != Builtins.end();
}

// The words as a JSON array; empty where a shell would do something with them.
static std::string JsonForm(std::string_view text) {
  constexpr std::string_view Plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:@%+,-= ";
  if (text.empty() || text.find_first_not_of(Plain) != std::string_view::npos) {
    return {};
  }
  std::string json;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const bool first = json.empty();
    if (first && (IsBuiltin(word) || word.find('=') != std::string_view::npos)) {
      return {};
    }
    if (!word.empty()) {
      json += fmt::format("{}\"{}\"", first ? "" : ", ", word);
    }
    begin = end + 1;
  }
  return fmt::format("[{}]", json);
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const bool command = instruction->keyword == docker::Keyword::Cmd ||
                       instruction->keyword == docker::Keyword::Entrypoint;
  if (!command || instruction.trigger() || instruction->form == docker::Form::Json ||
      instruction->words.empty()) {
    return;
  }
  const auto& words = instruction->words.front();
  if (words.empty() || instruction.script().shell.instruction != nullptr) {
    return;
  }
  Fix fix{.title = "start the program without a shell", .safety = Safety::Unsafe, .edits = {}};
  std::string json = JsonForm(words.text());
  if (!json.empty() && words.span().size() == words.size()) {
    fix.edits.push_back({words.span(), std::move(json)});
  }
  const auto name = docker::NameOf(instruction->keyword);
  std::string message = fmt::format("a shell runs this `{}`", name);
  if (words.text().starts_with('[')) {
    message = fmt::format("`{}` is not valid JSON, so a shell runs it", name);
  } else if (!words.text().starts_with("exec ")) {
    message += ", and is sent its signals";
  }
  report.Add({.span = words.span(), .message = std::move(message), .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
