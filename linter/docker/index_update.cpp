#include "linter/docker/index_update.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "linter/docker/command_line.h"
#include "linter/docker/package_call.h"

namespace linter::docker {

static bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

static std::string_view VerbOf(const ShellCommand& command) {
  const auto line = ReadCommandLine(command, {.letters = "otcaR", .names = {}});
  return line.operands.empty() ? std::string_view() : TextOf(*line.operands.front());
}

static bool UpdatesIndex(const ShellCommand& command) {
  const auto program = command.program();
  const auto verb = VerbOf(command);
  return (IsOneOf(program, {"apt-get", "apt", "apk"}) && verb == "update") ||
         (program == "zypper" && IsOneOf(verb, {"refresh", "ref"}));
}

// Commands of which it is known that they install nothing.
static bool InstallsNothing(const ShellCommand& command) {
  const auto program = command.program();
  const bool idle = IsOneOf(program, {"rm", "echo", "printf", "true", "set", "mkdir", "cp", "mv",
                                      "sed", "cat", "ln", "touch", "chmod", "chown", "date", ":"});
  return idle || (IsOneOf(program, {"apt-get", "apt", "apk", "zypper"}) &&
                  IsOneOf(VerbOf(command), {"update", "clean", "autoclean", "refresh", "ref"}));
}

const CommandView* IndexUpdatedAlone(const InstructionView& run) {
  if (run->keyword != Keyword::Run || !run.script().parsed) {
    return nullptr;
  }
  const auto& commands = run.commands();
  const auto update = std::find_if(commands.begin(), commands.end(), [](const auto& command) {
    return UpdatesIndex(command.command());
  });
  const bool alone = std::all_of(commands.begin(), commands.end(), [](const auto& command) {
    return !command->name || InstallsNothing(command.command());
  });
  const bool cached = HasCacheMount(run, "/var/lib/apt") || HasCacheMount(run, "/var/cache/apk") ||
                      HasCacheMount(run, "/var/cache/zypp");
  return update != commands.end() && alone && !cached ? &*update : nullptr;
}

}  // namespace linter::docker
