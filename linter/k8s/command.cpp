#include "linter/k8s/command.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <utility>

#include "linter/yaml/slot.h"

namespace linter::k8s {

std::string_view ProgramName(std::string_view word) {
  const auto slash = word.find_last_of("/\\");
  return slash == std::string_view::npos ? word : word.substr(slash + 1);
}

bool IsShell(std::string_view word) {
  constexpr std::array<std::string_view, 14> Shells = {
      "sh",      "bash", "ash",        "dash",           "zsh",  "ksh",     "busybox", "fish",
      "cmd.exe", "cmd",  "powershell", "powershell.exe", "pwsh", "pwsh.exe"};
  const auto name = ProgramName(word);
  return std::find(Shells.begin(), Shells.end(), name) != Shells.end();
}

// `-c`, `-ec`, `-euxc`, `-lc`; what cmd and PowerShell have.
static bool TakesScript(std::string_view word) {
  if (word == "/c" || word == "/C" || word == "-Command" || word == "-command") {
    return true;
  }
  return word.size() >= 2 && word[0] == '-' && word[1] != '-' && word.back() == 'c' &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The position of the word behind a shell's `-c`; 0 where there is none.
static std::size_t ScriptPosition(const Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!IsShell(words[i])) {
      continue;
    }
    for (std::size_t j = i + 1; j < words.size(); ++j) {
      if (TakesScript(words[j])) {
        return j + 1;
      }
      if (words[j].empty() || (words[j][0] != '-' && words[j][0] != '+')) {
        break;
      }
    }
  }
  return 0;
}

std::optional<ShellScript> ScriptOf(const Words& words) {
  auto position = ScriptPosition(words);
  // Options may stand between: `bash -c -e 'script'`.
  while (position > 0 && position < words.size() && !words[position].empty() &&
         (words[position][0] == '-' || words[position][0] == '+')) {
    ++position;
  }
  if (position == 0 || position >= words.size()) {
    return std::nullopt;
  }
  const auto rest = words.begin() + static_cast<std::ptrdiff_t>(position) + 1;
  return ShellScript{words[position], {rest, words.end()}};
}

bool LacksScript(const Words& words) {
  const auto position = ScriptPosition(words);
  return (position > 0 && !ScriptOf(words)) ||
         (words.size() == 1 && IsShell(words[0]) && ProgramName(words[0]) != "busybox");
}

// Splits at blanks, quotes taken off the words' ends.
static std::vector<std::string> Split(std::string_view text) {
  constexpr std::string_view Blanks = " \t\r\n";
  std::vector<std::string> words;
  for (std::size_t begin = text.find_first_not_of(Blanks); begin != std::string_view::npos;) {
    auto end = text.find_first_of(Blanks, begin);
    end = end == std::string_view::npos ? text.size() : end;
    auto word = text.substr(begin, end - begin);
    while (!word.empty() && (word.front() == '"' || word.front() == '\'')) {
      word.remove_prefix(1);
    }
    while (!word.empty() && (word.back() == '"' || word.back() == '\'')) {
      word.remove_suffix(1);
    }
    words.emplace_back(word);
    begin = text.find_first_not_of(Blanks, end);
  }
  return words;
}

std::vector<std::string> SplitPlain(std::string_view line) {
  // Without what YAML or a shell would read in its own way.
  const bool plain = std::all_of(line.begin(), line.end(), [](unsigned char character) {
    return std::isalnum(character) != 0 ||
           std::string_view(" -_./:=+").find(static_cast<char>(character)) !=
               std::string_view::npos;
  });
  auto words = plain ? Split(line) : std::vector<std::string>();
  for (auto& word : words) {
    word = yaml::Quote(word);
  }
  return words;
}

std::string_view FirstLine(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

// What may stand before the program of a command.
static bool IsPrefix(const std::string& word) {
  constexpr std::array<std::string_view, 7> Prefixes = {"if", "!",  "exec", "then",
                                                        "[",  "[[", "test"};
  return std::find(Prefixes.begin(), Prefixes.end(), word) != Prefixes.end() ||
         word.find('=') != std::string::npos;
}

std::vector<std::vector<std::string>> CommandsOf(const Words& words) {
  const auto script = ScriptOf(words);
  if (!script) {
    return {{words.begin(), words.end()}};
  }
  std::vector<std::vector<std::string>> commands;
  std::string_view rest = script->text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(";|&\n(`"), rest.size());
    auto command = Split(rest.substr(0, end));
    const auto first = std::find_if_not(command.begin(), command.end(), IsPrefix);
    command.erase(command.begin(), first);
    if (!command.empty()) {
      commands.push_back(std::move(command));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return commands;
}

}  // namespace linter::k8s
