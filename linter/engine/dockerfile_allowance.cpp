// Comments of a Dockerfile that silence. Before an instruction, one reaches over it; between its
// lines, over the next line.

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "linter/docker/check_directive.h"
#include "linter/engine/allowance.h"
#include "linter/engine/comment_text.h"

namespace linter::engine {

// What is needed to read the comments of one Dockerfile.
struct DockerfileReading {
  const docker::Dockerfile& dockerfile;
  const RuleNames& names;
  Span file;
};

static DockerfileReading ReadingOf(const docker::Dockerfile& dockerfile, const RuleNames& names) {
  const auto& source = *dockerfile.file;
  return {dockerfile, names, {source.id, 0, static_cast<std::uint32_t>(source.text.size())}};
}

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

// `DL3008` or, where it may lack its letters, `2086`.
static bool IsCode(std::string_view word) {
  const auto digits = word.substr(std::min(word.find_first_of("0123456789"), word.size()));
  const auto letters = word.substr(0, word.size() - digits.size());
  return !digits.empty() && (letters == "DL" || letters == "SC" || letters.empty()) &&
         digits.find_first_not_of("0123456789") == digits.npos;
}

static int NumberOf(std::string_view code) {
  code.remove_prefix(std::min(code.find_first_of("0123456789"), code.size()));
  int number = 0;
  std::from_chars(code.data(), code.data() + code.size(), number);
  return number;
}

// What the program ShellCheck says is silenced by its codes, whichever rules answer them.
static void AddCodes(int first, int last, const Allowance& like, const RuleNames& names,
                     AllowanceList& list) {
  for (const auto& rule : names.catalog()) {
    if (rule.id == "shellcheck") {
      list.allowances.push_back(like);
      list.allowances.back().name = rule.id;
      list.allowances.back().rules = {&rule};
      list.allowances.back().first_code = first;
      list.allowances.back().last_code = last;
    }
  }
}

static void AddRules(std::string_view tool, std::string_view id, const Allowance& like,
                     const RuleNames& names, AllowanceList& list) {
  auto rules = names.Find(tool, id);
  if (!rules.empty()) {
    list.allowances.push_back(like);
    list.allowances.back().name = std::string(id);
    list.allowances.back().rules = std::move(rules);
  }
}

// All rules that answer a check of `tool`'s.
static std::vector<const Rule*> RulesOf(std::string_view tool, const RuleNames& names) {
  std::vector<const Rule*> rules;
  for (const auto& rule : names.catalog()) {
    if (std::any_of(rule.replaces.begin(), rule.replaces.end(), [&](std::string_view each) {
          return each.substr(0, each.find(':')) == tool;
        })) {
      rules.push_back(&rule);
    }
  }
  return rules;
}

// From the comment to the end of the stage that begins below it, or of the one that it stands in.
static Span StageBehind(const DockerfileReading& reading, const docker::Comment& comment) {
  const auto& dockerfile = reading.dockerfile;
  auto scope = comment.span;
  for (const auto& stage : dockerfile.stages) {
    if (stage.begin <= comment.instruction && comment.instruction < stage.end) {
      scope.end = dockerfile.instructions[stage.end - 1].span.end;
    }
  }
  return scope;
}

// `# hadolint ignore=DL3008,SC2086 # why`, which hadolint heeds in the line above an instruction
// only; with `stage` or `global` before `ignore` it reaches further. Whatever follows the codes is
// taken for a reason, where hadolint takes no notice of the comment at all.
static void ReadHadolint(const DockerfileReading& reading, const docker::Comment& comment,
                         AllowanceList& list) {
  auto text = Trim(reading.dockerfile.file->Text(comment.span).substr(1));
  if (!Take(text, "hadolint")) {
    return;
  }
  const bool global = Take(text, "global");
  const bool stage = !global && Take(text, "stage");
  if (!Take(text, "ignore") || !Take(text, "=")) {
    return;
  }
  Allowance like{.span = comment.span, .scope = reading.file, .ours = false, .rules = {}};
  if (!global) {
    like.scope = stage ? StageBehind(reading, comment) : ScopeOf(reading, comment);
  }
  while (!text.empty()) {
    const auto code = text.substr(0, text.find_first_of(", \t#"));
    if (!IsCode(code)) {
      return;
    }
    AddRules("hadolint", code, like, reading.names, list);
    if (!code.starts_with("DL")) {
      AddCodes(NumberOf(code), NumberOf(code), like, reading.names, list);
    }
    text.remove_prefix(code.size());
    text.remove_prefix(std::min(text.find_first_not_of(", \t"), text.size()));
  }
}

// One word of `disable=SC2086,SC2000-SC2999,all`.
static void AddDisabled(std::string_view word, const Allowance& like, const RuleNames& names,
                        AllowanceList& list) {
  constexpr std::string_view Tool = "shellcheck";
  const auto dash = std::min(word.find('-'), word.size());
  if (word == "all") {
    list.allowances.push_back(like);
    list.allowances.back().name = "all";
    list.allowances.back().rules = RulesOf(Tool, names);
    AddCodes(0, Allowance::AnyCode, like, names, list);
  } else if (dash < word.size()) {
    const auto first = NumberOf(word.substr(0, dash));
    const auto last = NumberOf(word.substr(dash + 1));
    AddCodes(first, last, like, names, list);
    for (const auto* rule : RulesOf(Tool, names)) {
      for (const auto replaced : rule->replaces) {
        const auto number = NumberOf(replaced);
        if (replaced.starts_with("shellcheck:") && first <= number && number <= last) {
          AddRules(Tool, replaced.substr(Tool.size() + 1), like, names, list);
        }
      }
    }
  } else if (IsCode(word)) {
    AddCodes(NumberOf(word), NumberOf(word), like, names, list);
    AddRules(Tool, word.starts_with("SC") ? std::string(word) : "SC" + std::string(word), like,
             names, list);
  }
}

// `# shellcheck disable=SC2086,SC2046 shell=sh # why`.
static void ReadShellCheck(std::string_view text, const Allowance& like, const RuleNames& names,
                           AllowanceList& list) {
  text = Trim(text.substr(std::min<std::size_t>(text.size(), 1)));
  if (!Take(text, "shellcheck")) {
    return;
  }
  text = text.substr(0, text.find('#'));
  while (!text.empty()) {
    auto word = text.substr(0, text.find_first_of(" \t"));
    text = Trim(text.substr(word.size()));
    if (!Take(word, "disable=")) {
      continue;
    }
    while (!word.empty()) {
      const auto comma = std::min(word.find(','), word.size());
      AddDisabled(word.substr(0, comma), like, names, list);
      word.remove_prefix(std::min(comma + 1, word.size()));
    }
  }
}

static void AddSkipped(const docker::CheckDirective& check, const Allowance& like,
                       const RuleNames& names, AllowanceList& list) {
  for (const auto name : check.skipped) {
    AddRules("buildkit", name, like, names, list);
  }
  if (check.skips_all) {
    list.allowances.push_back(like);
    list.allowances.back().name = "all";
    list.allowances.back().rules = RulesOf("buildkit", names);
  }
}

// `# check=skip=StageNameCasing,FromAsCasing`, or `skip=all`, for the file or, as a comment above
// an instruction, for that.
static void ReadCheck(const DockerfileReading& reading, AllowanceList& list) {
  const auto check = docker::ReadCheckDirective(reading.dockerfile);
  if (check.directive != nullptr) {
    AddSkipped(check,
               {.span = check.directive->span, .scope = reading.file, .ours = false, .rules = {}},
               reading.names, list);
  }
  for (const auto& comment : reading.dockerfile.comments) {
    const auto text = reading.dockerfile.file->Text(comment.span);
    const auto local = comment.inside ? std::nullopt : docker::ReadCheckComment(text);
    if (local) {
      auto scope = ScopeOf(reading, comment);
      scope.begin = comment.span.begin;
      AddSkipped(*local, {.span = comment.span, .scope = scope, .ours = false, .rules = {}},
                 reading.names, list);
    }
  }
}

void ReadPragmas(const docker::Dockerfile& dockerfile, const RuleNames& names,
                 AllowanceList& list) {
  const auto reading = ReadingOf(dockerfile, names);
  for (const auto& comment : dockerfile.comments) {
    ReadHadolint(reading, comment, list);
  }
}

void ReadComments(const docker::BuildView& build, const RuleNames& names, std::string_view today,
                  AllowanceList& list) {
  const auto& dockerfile = build.dockerfile();
  const auto& source = *dockerfile.file;
  const auto reading = ReadingOf(dockerfile, names);
  ReadCheck(reading, list);
  for (const auto& comment : dockerfile.comments) {
    const auto text = source.Text(comment.span);
    ReadShellCheck(
        text,
        {.span = comment.span, .scope = ScopeOf(reading, comment), .ours = false, .rules = {}},
        names, list);
    ReadComment({.text = text,
                 .span = comment.span,
                 .file = reading.file,
                 .whole = reading.file,
                 .scope = [&] { return ScopeOf(reading, comment); }},
                names, today, list);
  }
  for (const auto& instruction : build.instructions()) {
    for (const auto& [span, reach] : instruction.script().comments) {
      ReadShellCheck(source.Text(span), {.span = span, .scope = reach, .ours = false, .rules = {}},
                     names, list);
    }
  }
}

// Where a build ends with what the checks find, it is no mere warning.
void HeedCheckError(const docker::Dockerfile& dockerfile, std::vector<Diagnostic>& findings) {
  if (findings.empty() || !docker::ReadCheckDirective(dockerfile).error) {
    return;
  }
  for (auto& finding : findings) {
    const auto& replaces = finding.rule->replaces;
    if (std::any_of(replaces.begin(), replaces.end(),
                    [](std::string_view each) { return each.starts_with("buildkit:"); })) {
      finding.severity = Severity::Error;
    }
  }
}

}  // namespace linter::engine
