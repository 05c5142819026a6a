#include "linter/docker/run_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace linter::docker {

// Something is done with the rights of another user, which the new command would lack.
static bool ChangesUser(const InstructionView& run) {
  return std::any_of(run.commands().begin(), run.commands().end(), [](const auto& command) {
    return std::any_of(
        command->wrappers.begin(), command->wrappers.end(), [](const ShellWord& wrapper) {
          return wrapper.constant().ends_with("sudo") || wrapper.constant().ends_with("gosu");
        });
  });
}

// The command that the code ends with; null where it ends with anything else.
static const ShellCommand* LastCommand(const InstructionView& run) {
  const Instruction& instruction = run.instruction();
  if (instruction.form != Form::Plain || !instruction.heredocs.empty() ||
      instruction.words.empty() || instruction.words.front().empty()) {
    return nullptr;
  }
  const Passage& code = instruction.words.front();
  const auto end = code.SpanOf(code.size() - 1, code.size()).end;
  const auto& commands = run.commands();
  const auto last = std::find_if(commands.begin(), commands.end(), [&](const auto& command) {
    return command->span.end == end && !command->inner && !command->substitution &&
           !command->background && !command->subshell && !command->function;
  });
  return last == commands.end() ? nullptr : &last->command();
}

// How the lines of a RUN hang together.
struct Layout {
  // Empty where all stands in one line.
  std::string line_break;
  std::string indentation;
  // Lines begin with `&&`, not end with it.
  bool leads = false;
};

static Layout LayoutOf(const InstructionView& run, const ShellCommand& command) {
  const std::string_view text = run.build().file().text;
  const auto code = text.substr(0, command.span.end);
  const auto last = code.rfind('\n');
  if (last == code.npos || last < run->span.begin) {
    return {};
  }
  auto begin = code.rfind('\n', command.span.begin);
  begin = begin == code.npos || begin < run->span.begin ? last : begin;
  const auto line = code.substr(begin + 1);
  const auto content = std::min(line.find_first_not_of(" \t"), line.size());
  return {.line_break = last > 0 && code[last - 1] == '\r' ? "\r\n" : "\n",
          .indentation = std::string(line.substr(0, content)),
          .leads = line.substr(content).starts_with("&&")};
}

std::vector<Edit> AppendToRun(const InstructionView& run, std::string_view command) {
  const ShellCommand* last = LastCommand(run);
  if (last == nullptr || ChangesUser(run)) {
    return {};
  }
  const auto layout = LayoutOf(run, *last);
  const char escape = run.dockerfile().escape;
  const auto joined =
      layout.line_break.empty() ? fmt::format(" && {}", command)
      : layout.leads
          ? fmt::format(" {}{}{}&& {}", escape, layout.line_break, layout.indentation, command)
          : fmt::format(" && {}{}{}{}", escape, layout.line_break, layout.indentation, command);
  return {{{last->span.file, last->span.end, last->span.end}, joined}};
}

}  // namespace linter::docker
