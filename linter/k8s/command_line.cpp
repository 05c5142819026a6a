#include "linter/k8s/command_line.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "linter/k8s/command.h"

namespace linter::k8s {

static std::optional<CommandLine> LineOfScript(const ShellScript& script, const yaml::Slot& slot,
                                               bool (*wanted)(std::string_view program)) {
  std::string text(script.text);
  for (auto at = text.find("\\\n"); at != std::string::npos; at = text.find("\\\n", at)) {
    text.replace(at, 2, "  ");
  }
  for (auto& command : CommandsOf({"sh", "-c", text})) {
    if (wanted(command[0])) {
      CommandLine line{std::move(command), {}, text.find_first_of("$`'\"\\") == std::string::npos};
      line.slots.assign(line.words.size(), slot);
      return line;
    }
  }
  return std::nullopt;
}

std::optional<CommandLine> CommandLineOf(const Container& container,
                                         bool (*wanted)(std::string_view program)) {
  CommandLine line;
  Words views;
  for (const auto* key : {"command", "args"}) {
    for (const auto& item : container[key].Items()) {
      views.push_back(item.Text().value_or(""));
      line.words.emplace_back(views.back());
      line.slots.push_back(item);
    }
  }
  if (line.words.empty() || wanted(line.words[0])) {
    return line;
  }
  if (const auto script = ScriptOf(views)) {
    const auto at = std::find(views.begin(), views.end(), script->text) - views.begin();
    return LineOfScript(*script, line.slots[static_cast<std::size_t>(at)], wanted);
  }
  // `hyperkube kube-apiserver`.
  if (ProgramName(line.words[0]) == "hyperkube" && line.words.size() > 1) {
    line.words.erase(line.words.begin());
    line.slots.erase(line.slots.begin());
  }
  return line;
}

}  // namespace linter::k8s
