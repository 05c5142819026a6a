// Comments of a Dockerfile that silence. Before an instruction, one reaches over it; between its
// lines, over the next line.

#include <algorithm>

#include "linter/engine/allowance.h"
#include "linter/engine/comment_text.h"

namespace linter::engine {

// What is needed to read the comments of one Dockerfile.
struct DockerfileReading {
  const docker::Dockerfile& dockerfile;
  const RuleNames& names;
  Span file;
};

static Span NextLine(const SourceFile& source, const Span& comment) {
  const std::string_view text = source.text;
  const auto begin = std::min(text.find('\n', comment.end), text.size() - 1) + 1;
  const auto end = std::min(text.find('\n', begin), text.size());
  return {source.id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

static Span ScopeOf(const DockerfileReading& reading, const docker::Comment& comment) {
  if (comment.inside) {
    return NextLine(*reading.dockerfile.file, comment.span);
  }
  const auto& instructions = reading.dockerfile.instructions;
  return comment.instruction < instructions.size() ? instructions[comment.instruction].span
                                                   : comment.span;
}

static std::string_view Trim(std::string_view text) {
  constexpr std::string_view Blank = " \t\r";
  const auto begin = std::min(text.find_first_not_of(Blank), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(Blank) + 1);
}

// Takes a word off a text, and the blanks behind it.
static bool Take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) {
    return false;
  }
  text = Trim(text.substr(word.size()));
  return true;
}

// The names of a list of `tool`'s, such as `DL3008,SC2086`.
static void AddNames(const DockerfileReading& reading, std::string_view tool, std::string_view text,
                     const Allowance& like, AllowanceList& list) {
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    const auto id = Trim(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    auto rules = reading.names.Find(tool, id.substr(0, id.find_first_of(" \t")));
    if (!rules.empty()) {
      auto allowance = like;
      allowance.name = std::string(id);
      allowance.rules = std::move(rules);
      list.allowances.push_back(std::move(allowance));
    }
  }
}

// `# hadolint ignore=DL3008,SC2086` and `# hadolint global ignore=DL3008`.
static void ReadHadolint(const DockerfileReading& reading, const docker::Comment& comment,
                         AllowanceList& list) {
  auto text = Trim(reading.dockerfile.file->Text(comment.span).substr(1));
  if (!Take(text, "hadolint")) {
    return;
  }
  const bool global = Take(text, "global");
  if (Take(text, "ignore") && Take(text, "=")) {
    const auto scope = global ? reading.file : ScopeOf(reading, comment);
    AddNames(reading, "hadolint", text,
             {.span = comment.span, .scope = scope, .ours = false, .rules = {}}, list);
  }
}

// `# check=skip=StageNameCasing,FromAsCasing;error=true`, or `skip=all`.
static void ReadDirective(const DockerfileReading& reading, const docker::Directive& directive,
                          AllowanceList& list) {
  std::string_view value = directive.value.text();
  while (directive.name == "check" && !value.empty()) {
    const auto end = std::min(value.find(';'), value.size());
    auto part = Trim(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
    if (!Take(part, "skip") || !Take(part, "=")) {
      continue;
    }
    const Allowance like{.span = directive.span, .scope = reading.file, .ours = false, .rules = {}};
    if (part != "all") {
      AddNames(reading, "buildkit", part, like, list);
      continue;
    }
    for (const auto& rule : reading.names.catalog()) {
      if (std::any_of(rule.replaces.begin(), rule.replaces.end(),
                      [](std::string_view each) { return each.starts_with("buildkit:"); })) {
        list.allowances.push_back(like);
        list.allowances.back().rules = {&rule};
      }
    }
  }
}

void ReadComments(const docker::Dockerfile& dockerfile, const RuleNames& names,
                  std::string_view today, AllowanceList& list) {
  const auto& source = *dockerfile.file;
  const DockerfileReading reading{
      dockerfile, names, {source.id, 0, static_cast<std::uint32_t>(source.text.size())}};
  for (const auto& directive : dockerfile.directives) {
    ReadDirective(reading, directive, list);
  }
  for (const auto& comment : dockerfile.comments) {
    ReadHadolint(reading, comment, list);
    ReadComment({.text = source.Text(comment.span),
                 .span = comment.span,
                 .file = reading.file,
                 .whole = reading.file,
                 .scope = [&] { return ScopeOf(reading, comment); }},
                names, today, list);
  }
}

}  // namespace linter::engine
