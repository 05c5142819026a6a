#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/comment.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule DefinitionDescriptionUnnamed() {
  return {
      .id = "definition-description-unnamed",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "comment above an ARG or a stage does not begin with its name",
      .why =
          "`docker build --call=outline` shows the comment in the line above an `ARG` or a named "
          "FROM as its description, where it begins with the name: `# VERSION the version of the "
          "base image`. Any other comment there is lost to it. Only for those who use these "
          "descriptions; BuildKit's check is experimental, and this rule is in no profile but "
          "`all`. An empty line below a comment says that it is no description.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/invalid-definition-description/",
      .since = "0.1",
      .replaces = {"buildkit:InvalidDefinitionDescription"},
      .check = CheckInstruction,
  };
}

static std::vector<std::string_view> NamesOf(const docker::InstructionView& instruction) {
  std::vector<std::string_view> names;
  const auto* stage = instruction.stage();
  if (instruction->keyword == docker::Keyword::From && stage != nullptr && stage->name) {
    names.push_back(stage->name->text());
  } else if (instruction->keyword == docker::Keyword::Arg) {
    for (const auto& word : instruction->words) {
      names.push_back(std::string_view(word.text()).substr(0, word.text().find('=')));
    }
  }
  return names;
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto names = NamesOf(instruction);
  const auto& dockerfile = instruction.dockerfile();
  const auto* comment = names.empty() || instruction.trigger()
                            ? nullptr
                            : docker::CommentAbove(dockerfile, instruction.instruction());
  if (comment == nullptr) {
    return;
  }
  const auto text = docker::TextOf(dockerfile, *comment);
  const auto first = text.substr(0, text.find(' '));
  if (!text.empty() && std::find(names.begin(), names.end(), first) == names.end()) {
    report.Add({.span = comment->span,
                .message = fmt::format("does not begin with `{}`, so it describes nothing",
                                       fmt::join(names, "` or `"))});
  }
}

}  // namespace linter::rules
