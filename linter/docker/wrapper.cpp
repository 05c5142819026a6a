#include "linter/docker/wrapper.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace linter::docker {

struct Wrapper {
  std::string_view name;
  // Letters of the options that take the next word.
  std::string_view valued = {};
  // Words before the command that are no options: the time of `timeout`.
  int operands = 0;
};

constexpr std::array Wrappers = {
    Wrapper{"sudo", "ughpCrtTDRU"},
    Wrapper{"doas", "uC"},
    Wrapper{"env", "uCS"},
    Wrapper{"exec", "a"},
    Wrapper{"command"},
    Wrapper{"builtin"},
    Wrapper{"nohup"},
    Wrapper{"time", "fo"},
    Wrapper{"nice", "n"},
    Wrapper{"ionice", "cn"},
    Wrapper{"setsid"},
    Wrapper{"stdbuf", "ioe"},
    Wrapper{"timeout", "sk", 1},
    Wrapper{"xargs", "InPLdEasi"},
    Wrapper{"eatmydata"},
    Wrapper{"gosu", "", 1},
    Wrapper{"su-exec", "", 1},
    Wrapper{"tini"},
    Wrapper{"dumb-init"},
    Wrapper{"catchsegv"},
    Wrapper{"fakeroot"},
};

static const Wrapper* FindWrapper(const ShellCommand& command) {
  const std::string_view program = command.program();
  const auto* found = std::find_if(Wrappers.begin(), Wrappers.end(),
                                   [&](const Wrapper& wrapper) { return wrapper.name == program; });
  return found == Wrappers.end() ? nullptr : found;
}

static bool IsAssignment(std::string_view text) {
  const std::size_t equals = text.find('=');
  return equals != std::string_view::npos && equals > 0 &&
         text.substr(0, equals).find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
             std::string_view::npos;
}

// The index of the word that is started; the number of words where there is none.
static std::size_t FindStarted(const Wrapper& wrapper, const std::vector<ShellWord>& arguments) {
  int operands = wrapper.operands;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string& text = arguments[at].text;
    const bool asks = wrapper.name == "command" && (text == "-v" || text == "-V");
    if (asks) {
      return arguments.size();
    }
    if (text == "--") {
      continue;
    }
    if (text.size() > 1 && text[0] == '-') {
      const bool valued = text[1] != '-' &&
                          wrapper.valued.find(text.back()) != std::string_view::npos &&
                          text.size() == 2;
      at += valued ? 1 : 0;
      continue;
    }
    const bool assigns = wrapper.name == "env" || wrapper.name == "sudo";
    if (assigns && IsAssignment(text)) {
      continue;
    }
    if (operands-- > 0) {
      continue;
    }
    return at;
  }
  return arguments.size();
}

void SeeThrough(ShellCommand& command) {
  while (const Wrapper* wrapper = command.name ? FindWrapper(command) : nullptr) {
    const std::size_t at = FindStarted(*wrapper, command.arguments);
    if (at >= command.arguments.size()) {
      return;
    }
    command.wrappers.push_back(std::move(*command.name));
    command.name = std::move(command.arguments[at]);
    std::move(command.arguments.begin(),
              command.arguments.begin() + static_cast<std::ptrdiff_t>(at),
              std::back_inserter(command.wrapper_arguments));
    command.arguments.erase(command.arguments.begin(),
                            command.arguments.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  }
}

static bool IsParsed(ShellKind kind) {
  return kind != ShellKind::PowerShell && kind != ShellKind::Cmd && kind != ShellKind::Other;
}

static bool IsOption(const ShellWord& word) {
  return word.text.size() > 1 && (word.text[0] == '-' || word.text[0] == '+');
}

std::optional<InnerCode> InnerCodeOf(const ShellCommand& command) {
  const ShellKind kind = ShellKindOf(command.program());
  if (!command.name || !IsParsed(kind)) {
    return {};
  }
  bool code = false;
  for (std::size_t at = 0; at < command.arguments.size(); ++at) {
    const ShellWord& word = command.arguments[at];
    if (!IsOption(word)) {
      return code && word.value ? std::optional(InnerCode{kind, *word.value}) : std::nullopt;
    }
    if (word.text[1] == '-') {
      continue;
    }
    code = code || word.text.find('c') != std::string::npos;
    at += word.text.back() == 'o' || word.text.back() == 'O' ? 1 : 0;
  }
  return {};
}

bool ReadsInput(const ShellCommand& command) {
  return command.name && IsParsed(ShellKindOf(command.program())) &&
         std::all_of(command.arguments.begin(), command.arguments.end(), [](const ShellWord& word) {
           return IsOption(word) || word.Is("-") || word.Is("pipefail");
         });
}

bool AsksToEnd(const std::vector<ShellWord>& arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const ShellWord& word) {
    const std::string_view text = word.constant();
    const bool letters = text.size() > 1 && text[0] == '-' && text[1] != '-';
    return text == "errexit" || (letters && text.find('e') != std::string_view::npos);
  });
}

std::optional<bool> PipefailIn(const std::vector<ShellWord>& arguments) {
  std::optional<bool> found;
  for (std::size_t at = 0; at + 1 < arguments.size(); ++at) {
    const std::string_view option = arguments[at].constant();
    if (option.size() > 1 && option.back() == 'o' && arguments[at + 1].Is("pipefail")) {
      found = option[0] == '-' ? std::optional(true)
                               : (option[0] == '+' ? std::optional(false) : found);
    }
  }
  return found;
}

}  // namespace linter::docker
