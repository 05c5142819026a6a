#include "linter/docker/json_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace linter::docker {

static bool IsBuiltin(std::string_view word) {
  static constexpr std::array<std::string_view, 24> Builtins = {
      ".",  ":",    "source", "export", "set",   "unset", "exec",    "eval",
      "cd", "trap", "exit",   "read",   "umask", "wait",  "ulimit",  "alias",
      "if", "for",  "while",  "until",  "case",  "type",  "command", "return"};
  return std::find(Builtins.begin(), Builtins.end(), word) != Builtins.end();
}

std::string JsonFormOf(std::string_view command) {
  constexpr std::string_view Plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:@%+,-= ";
  if (command.empty() || command.find_first_not_of(Plain) != std::string_view::npos) {
    return {};
  }
  std::string json;
  for (std::size_t begin = 0; begin < command.size();) {
    const std::size_t end = std::min(command.find(' ', begin), command.size());
    const std::string_view word = command.substr(begin, end - begin);
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

}  // namespace linter::docker
