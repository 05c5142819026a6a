#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& run, Report& report);

Rule VariableUnassigned() {
  return {
      .id = "variable-unassigned",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "variable is used that nothing sets",
      .why =
          "Neither the code nor an ARG or ENV before it sets the variable, so that it is empty: a "
          "name is misspelt, or a RUN relies on what an earlier one has set, which ends with it. "
          "Names in capitals, which an image may set, are left alone, and so is code that reads "
          "other code (`.`, `source`, `eval`), and `${name:-…}`.",
      .reference = "https://www.shellcheck.net/wiki/SC2154",
      .since = "0.1",
      .replaces = {"hadolint:SC2154", "shellcheck:SC2154"},
      .check = CheckInstruction,
  };
}

static bool IsLocalName(const std::string& name) {
  return std::any_of(name.begin(), name.end(), [](unsigned char c) { return std::islower(c); }) &&
         std::isdigit(static_cast<unsigned char>(name[0])) == 0 && name != "auto_resume" &&
         name != "histchars" && name != "rest";
}

using Names = std::set<std::string, std::less<>>;

// Each name that an assignment stands behind anywhere in the text, in arithmetic too: `name=`,
// `name+=`, `name++`, `name:=`, `name[0]=`, `{name}>`.
static void AddAssigned(std::string_view text, Names& names) {
  const auto part = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
  for (auto begin = text.begin(); begin != text.end();) {
    const auto end = std::find_if_not(begin, text.end(), part);
    const auto rest = text.substr(static_cast<std::size_t>(end - text.begin()), 2);
    if (end != begin && (rest.starts_with('=') || rest.starts_with('+') || rest.starts_with('[') ||
                         rest == ":=" || rest == "}>")) {
      names.emplace(begin, end);
    }
    begin = std::find_if(end, text.end(), part);
  }
}

// Code that asks whether a variable is empty knows that it may be: `[ -n "$name" ]`.
static void AddTested(const docker::ShellCommand& test, Names& names) {
  const auto& words = test.arguments;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool asked = at == 0 || words[at - 1].Is("-n") || words[at - 1].Is("-z") ||
                       words[at - 1].Is("-v") || words[at - 1].Is("!");
    const bool alone = at > 0 || words.size() <= 2;
    if (asked && alone) {
      names.emplace(words[at].constant());
      for (const docker::WordPart& part : words[at].parts) {
        names.insert(part.kind == docker::PartKind::Variable ? part.text : std::string());
      }
    }
  }
}

// None where the code runs other code, which may set anything.
static std::optional<Names> NamesSet(const docker::ShellScript& script) {
  Names names;
  AddAssigned(script.source.text(), names);
  for (const docker::ShellLoop& loop : script.loops) {
    names.insert(loop.variable);
  }
  for (const docker::ShellCommand& command : script.commands) {
    const std::string_view program = command.program();
    if (program == "." || program == "source" || program == "eval") {
      return {};
    }
    if (program == "read" || program == "getopts" || program == "mapfile" ||
        program == "readarray" || program == "printf" || program == "let" || program == "local" ||
        program == "declare" || program == "export") {
      for (const docker::ShellWord& word : command.arguments) {
        names.emplace(word.constant());
      }
    }
    if (program == "[" || program == "[[" || program == "test") {
      AddTested(command, names);
    }
  }
  return names;
}

static bool MayBeUnset(const docker::WordPart& part) {
  const bool guarded = !part.operation.empty() &&
                       std::string_view(":-+?=").find(part.operation[0]) != std::string_view::npos;
  return part.kind == docker::PartKind::Variable && !part.plain && part.sign != '!' && !guarded &&
         IsLocalName(part.text);
}

static void CheckInstruction(const docker::InstructionView& run, Report& report) {
  std::optional<Names> names;
  for (const docker::CommandView& command : run.commands()) {
    if (!docker::IsRunCode(command)) {
      continue;
    }
    for (const docker::ShellWord* word : docker::WordsOf(command.command())) {
      for (const docker::WordPart& part : word->parts) {
        if (!MayBeUnset(part)) {
          continue;
        }
        names = names ? std::move(names) : NamesSet(run.script());
        if (!names) {
          return;
        }
        if (names->insert(part.text).second) {
          report.Add({.span = part.span, .message = fmt::format("nothing sets `{}`", part.text)});
        }
      }
    }
  }
}

}  // namespace linter::rules
