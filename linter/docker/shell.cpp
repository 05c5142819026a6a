// Finds the code of an instruction and the shell that reads it, as BuildKit hands it over.
#include "linter/docker/shell.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "linter/docker/instruction_reader.h"
#include "linter/docker/shell_pragma.h"
#include "linter/docker/shell_reader.h"
#include "linter/docker/shell_word.h"
#include "linter/docker/wrapper.h"

namespace linter::docker {

static std::string_view LastOfPath(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

ShellKind ShellKindOf(std::string_view program) {
  std::string name(LastOfPath(program));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (name.ends_with(".exe")) {
    name.resize(name.size() - 4);
  }
  struct Known {
    std::string_view name;
    ShellKind kind;
  };
  static constexpr std::array<Known, 11> Shells = {{{"sh", ShellKind::Sh},
                                                    {"bash", ShellKind::Bash},
                                                    {"rbash", ShellKind::Bash},
                                                    {"dash", ShellKind::Dash},
                                                    {"ash", ShellKind::Ash},
                                                    {"ksh", ShellKind::Ksh},
                                                    {"mksh", ShellKind::Ksh},
                                                    {"zsh", ShellKind::Zsh},
                                                    {"pwsh", ShellKind::PowerShell},
                                                    {"powershell", ShellKind::PowerShell},
                                                    {"cmd", ShellKind::Cmd}}};
  for (const Known& shell : Shells) {
    if (shell.name == name) {
      return shell.kind;
    }
  }
  return ShellKind::Other;
}

std::string_view ShellCommand::program() const {
  return name ? LastOfPath(name->constant()) : std::string_view();
}

static bool IsWindows(const Dockerfile& dockerfile, const Stage* stage) {
  constexpr int LongestChain = 200;
  for (int step = 0; stage != nullptr && stage->parent && step < LongestChain; ++step) {
    stage = &dockerfile.stages[*stage->parent];
  }
  const std::string_view base = stage == nullptr ? "" : std::string_view(stage->base.text());
  for (const std::string_view name :
       {"nanoserver", "servercore", "windows/server", "mcr.microsoft.com/windows"}) {
    if (base.find(name) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

static ShellInForce ShellByInstruction(const Dockerfile& dockerfile,
                                       const Instruction& instruction) {
  const Stage* stage = dockerfile.StageOf(instruction);
  ShellInForce shell;
  shell.instruction =
      stage == nullptr ? nullptr : dockerfile.Latest(Keyword::Shell, *stage, instruction.index);
  if (shell.instruction == nullptr || shell.instruction->words.empty()) {
    shell.kind = IsWindows(dockerfile, stage) ? ShellKind::Cmd : ShellKind::Sh;
    return shell;
  }
  std::vector<ShellWord> words;
  for (const Passage& word : shell.instruction->words) {
    words.push_back(ExactShellWord(word));
    const std::string& text = word.text();
    const bool options = text.size() > 1 && text[0] == '-' && text[1] != '-';
    shell.errexit =
        shell.errexit || (options && text.find('e') != std::string::npos) || text == "errexit";
  }
  shell.kind = ShellKindOf(words.front().text);
  shell.pipefail = PipefailIn(words).value_or(false);
  return shell;
}

ShellInForce ShellOf(const Dockerfile& dockerfile, const Instruction& instruction) {
  ShellInForce shell = ShellByInstruction(dockerfile, instruction);
  shell.kind = ShellByPragma(dockerfile, instruction, shell.instruction).value_or(shell.kind);
  return shell;
}

// `<<-` cuts the tabs before the shell sees the code, where the heredoc is all there is.
static Passage CutTabs(const Passage& content) {
  const std::string& bytes = content.text();
  Passage cut(content.span());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = std::min(bytes.find_first_not_of('\t', at), bytes.size());
    const std::size_t feed = bytes.find('\n', begin);
    const std::size_t end = feed == std::string::npos ? bytes.size() : feed + 1;
    cut.Append(content, begin, end);
    at = end;
  }
  return cut;
}

// `#!/usr/bin/env bash` at the start of a heredoc.
static ShellKind Interpreter(std::string_view line) {
  line = line.substr(2, line.find('\n') - 2);
  std::string_view program;
  while (!line.empty()) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t\r"), line.size());
    const std::size_t end = std::min(line.find_first_of(" \t\r", begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    line.remove_prefix(end);
    program = LastOfPath(word);
    if (program != "env" && !program.starts_with('-')) {
      break;
    }
  }
  return ShellKindOf(program);
}

static bool IsParsed(ShellKind kind) {
  return kind != ShellKind::PowerShell && kind != ShellKind::Cmd && kind != ShellKind::Other;
}

// Sets the code of a RUN with heredocs, and the shell, which a first line may choose.
static void SetHeredocCode(const Instruction& instruction, ShellScript& script) {
  const Heredoc& first = instruction.heredocs.front();
  if (ReadHeredocWord(instruction.arguments)) {
    script.source = first.chomp ? CutTabs(first.content) : first.content;
    if (script.source.text().starts_with("#!")) {
      script.shell = {.kind = Interpreter(script.source.text()),
                      .instruction = nullptr,
                      .pipefail = false,
                      .errexit = false};
    }
    return;
  }
  script.source = instruction.arguments;
  for (const Heredoc& heredoc : instruction.heredocs) {
    const Span& end = heredoc.terminator;
    script.source.AppendDecoded(
        "\n", {end.file, heredoc.content.span().begin, heredoc.content.span().begin});
    script.source.Append(heredoc.content, 0, heredoc.content.size());
    const auto size = static_cast<std::uint32_t>(heredoc.name.size());
    if (end.size() < size) {
      // Nothing ends it: the code has a last line all the same.
      script.source.AppendDecoded(heredoc.name, end);
    } else {
      script.source.Append(heredoc.name, end.end - size);
    }
  }
}

static void ReadJsonCommand(const std::vector<Passage>& words, std::size_t first,
                            ShellScript& script) {
  if (words.size() <= first) {
    return;
  }
  ShellCommand command;
  command.span = {words[first].span().file, words[first].span().begin, words.back().span().end};
  command.name = ExactShellWord(words[first]);
  for (std::size_t index = first + 1; index < words.size(); ++index) {
    command.arguments.push_back(ExactShellWord(words[index]));
  }
  command.shell = ShellKind::Other;
  script.parsed = true;
  ShellReader(script, ShellValues([](std::string_view) { return false; })).Add(std::move(command));
}

static void ReadCode(const Dockerfile& dockerfile, const Instruction& instruction,
                     ShellScript& script) {
  if (!IsParsed(script.shell.kind)) {
    return;
  }
  const ShellInForce shell = script.shell;
  const Stage* stage = dockerfile.StageOf(instruction);
  ShellReader reader(script, ShellValues([&](std::string_view name) {
                       return IsProxyArgument(name) ||
                              (stage != nullptr &&
                               dockerfile.scope.Declares(stage->index, instruction.index, name));
                     }));
  ShellCommand place;
  place.shell = shell.kind;
  script.parsed = reader.Read(script.source, place);
  const bool held = instruction.heredocs.size() == 1 && !ReadHeredocWord(instruction.arguments);
  const std::size_t count = script.commands.size();
  for (std::size_t index = 0; held && index < count; ++index) {
    if (ReadsInput(script.commands[index]) && !script.commands[index].redirects.empty()) {
      ShellCommand holder = script.commands[index];
      holder.wrappers.push_back(*holder.name);
      holder.shell = ShellKindOf(holder.program());
      holder.inner = true;
      const Heredoc& heredoc = instruction.heredocs.front();
      const Passage code = heredoc.chomp ? CutTabs(heredoc.content) : heredoc.content;
      script.shell.pipefail = PipefailIn(holder.arguments).value_or(false);
      reader.Read(code, holder);
    }
  }
  script.shell = shell;
}

ShellScript ReadShell(const Dockerfile& dockerfile, const Instruction& instruction) {
  ShellScript script;
  std::size_t first = 0;
  switch (instruction.keyword) {
    case Keyword::Healthcheck:
      first = 1;
      break;
    case Keyword::Run:
    case Keyword::Cmd:
    case Keyword::Entrypoint:
      break;
    default:
      return script;
  }
  script.shell = ShellOf(dockerfile, instruction);
  script.errexit = script.shell.errexit;
  if (instruction.words.size() <= first) {
    return script;
  }
  if (instruction.form == Form::Json) {
    ReadJsonCommand(instruction.words, first, script);
    return script;
  }
  script.source = instruction.words[first];
  if (!instruction.heredocs.empty()) {
    SetHeredocCode(instruction, script);
  }
  ReadCode(dockerfile, instruction, script);
  return script;
}

}  // namespace linter::docker
