#include "linter/docker/command_line.h"

#include <algorithm>

namespace linter::docker {

const CommandOption* CommandLine::Find(std::initializer_list<std::string_view> names) const {
  const auto found =
      std::find_if(options.rbegin(), options.rend(), [&](const CommandOption& option) {
        return std::find(names.begin(), names.end(), option.name) != names.end();
      });
  return found == options.rend() ? nullptr : &*found;
}

static std::string_view TextOf(const ShellWord& word) {
  return word.value ? word.constant() : std::string_view(word.text);
}

// Whether the option takes the next word as its value.
static bool ReadLong(const ShellWord& word, const ValuedOptions& valued, CommandLine& line) {
  const std::string_view text = TextOf(word).substr(2);
  const std::size_t equals = text.find('=');
  const std::string_view name = text.substr(0, equals);
  const bool inside = equals != std::string_view::npos;
  line.options.push_back({.name = std::string(name),
                          .value = std::string(inside ? text.substr(equals + 1) : ""),
                          .word = &word});
  return !inside && std::find(valued.names.begin(), valued.names.end(), name) != valued.names.end();
}

static bool ReadLetters(const ShellWord& word, const ValuedOptions& valued, CommandLine& line) {
  const std::string_view text = TextOf(word);
  for (std::size_t at = 1; at < text.size(); ++at) {
    line.options.push_back({.name = std::string(1, text[at]), .value = {}, .word = &word});
    if (valued.letters.find(text[at]) != std::string_view::npos) {
      line.options.back().value = text.substr(at + 1);
      return at + 1 == text.size();
    }
  }
  return false;
}

CommandLine ReadCommandLine(const ShellCommand& command, const ValuedOptions& valued) {
  CommandLine line;
  bool ended = false;
  bool value = false;
  for (const ShellWord& word : command.arguments) {
    const std::string_view text = TextOf(word);
    if (value) {
      line.options.back().value = text;
      value = false;
    } else if (ended || text.size() < 2 || text[0] != '-') {
      line.operands.push_back(&word);
    } else if (text == "--") {
      ended = true;
    } else {
      value = text[1] == '-' ? ReadLong(word, valued, line) : ReadLetters(word, valued, line);
    }
  }
  return line;
}

}  // namespace linter::docker
