#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/pair.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule LegacyKeyValueFormat() {
  return {
      .id = "legacy-key-value-format",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "ENV or LABEL without an equals sign",
      .why =
          "`ENV key value` takes everything up to the end of the line for the value: a second "
          "pair becomes part of the first, and `ENV key = value` keeps the equals sign, "
          "which weighs more. "
          "`ENV key=value` says where each value ends; the other form may be refused some day, "
          "and `docker build` warns of it. The fix keeps the value.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/legacy-key-value-format/",
      .since = "0.1",
      .replaces = {"buildkit:LegacyKeyValueFormat"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static bool IsOneString(std::string_view text, char quote) {
  return text.size() > 1 && text.front() == quote && text.find(quote, 1) == text.size() - 1;
}

static Fix WithEquals(const docker::Pair& pair, char escape) {
  Fix fix{.title = "write an equals sign", .safety = Safety::Safe, .edits = {}};
  const auto& value = *pair.value;
  const auto& text = value.text();
  const std::string special = std::string("\"'\\") + escape;
  const bool quoted =
      (IsOneString(text, '"') && text.find('\\') == std::string::npos) || IsOneString(text, '\'');
  const bool plain = text.find_first_of(special) == std::string::npos;
  if (value.span().size() != value.size() || text.empty() || text.front() == '=' ||
      (!plain && !quoted)) {
    return fix;
  }
  const bool bare = quoted || text.find_first_of(" \t") == std::string::npos;
  const Span between{value.span().file, pair.name.span().end, value.span().begin};
  const Span behind{value.span().file, value.span().end, value.span().end};
  fix.edits.push_back({between, bare ? "=" : "=\""});
  if (!bare) {
    fix.edits.push_back({behind, "\""});
  }
  return fix;
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword == docker::Keyword::Arg) {
    return;
  }
  for (const auto& pair : docker::Pairs(instruction.instruction())) {
    if (!pair.legacy || !pair.value) {
      continue;
    }
    const auto& name = pair.name.text();
    const bool doubled = pair.value->text().starts_with('=');
    report.Add(
        {.span = pair.name.span(),
         .message =
             doubled ? fmt::format("the value of `{}` begins with the equals sign", name)
                     : fmt::format("no `=` behind `{}`: the rest of the line is its value", name),
         .fixes = {WithEquals(pair, instruction.dockerfile().escape)},
         .weight = doubled ? Severity::Warning : std::optional<Severity>()});
  }
}

}  // namespace linter::rules
