#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule EmptyContinuationLine() {
  return {
      .id = "empty-continuation-line",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "empty line inside of an instruction",
      .why =
          "Behind a `\\` at the end of a line Docker still skips empty lines, and has announced "
          "that it will refuse them. What looks like the end of an instruction is none: the next "
          "instruction becomes its arguments where a `\\` is one too many. Lines with a comment "
          "are no empty lines.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/no-empty-continuation/",
      .since = "0.1",
      .replaces = {"buildkit:NoEmptyContinuation"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto& lines = instruction->empty_lines;
  if (instruction.trigger() || lines.empty()) {
    return;
  }
  const auto size = static_cast<std::uint32_t>(instruction.build().file().text.size());
  Fix fix{.title = "remove the empty lines", .safety = Safety::Safe, .edits = {}};
  for (const auto& line : lines) {
    fix.edits.push_back({{line.file, line.begin, std::min(line.end + 1, size)}, ""});
  }
  report.Add(
      {.span = lines.front(),
       .message = fmt::format(
           "`{}` goes on behind {}", instruction->name.text(),
           lines.size() == 1 ? "this empty line" : fmt::format("{} empty lines", lines.size())),
       .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
