#include "linter/k8s/exec_program.h"

#include <fmt/format.h>

#include "linter/k8s/command.h"

namespace linter::k8s {

static void AddPrograms(const std::string& user, const yaml::Slot& command,
                        std::vector<ExecProgram>& programs) {
  Words words;
  for (const auto& item : command.Items()) {
    words.push_back(item.Text().value_or(""));
  }
  if (words.empty()) {
    return;
  }
  programs.push_back({std::string(words[0]), user, command});
  if (ScriptOf(words)) {
    for (const auto& each : CommandsOf(words)) {
      programs.push_back({each.front(), user, command});
    }
  }
}

std::vector<ExecProgram> ExecProgramsOf(const Container& container) {
  std::vector<ExecProgram> programs;
  for (const auto kind : ProbeKinds) {
    AddPrograms(fmt::format("{} probe", Name(kind)), container[FieldName(kind)]["exec"]["command"],
                programs);
  }
  for (const auto* hook : {"postStart", "preStop"}) {
    AddPrograms(fmt::format("{} hook", hook), container["lifecycle"][hook]["exec"]["command"],
                programs);
  }
  return programs;
}

}  // namespace linter::k8s
