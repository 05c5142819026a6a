// Reads a Dockerfile as BuildKit does, in its order: lines are joined before words are looked at,
// and only a line that was taken apart tells whether heredocs follow. Where BuildKit stops with an
// error, this reader notes a problem and goes on with the next line.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

#include "linter/docker/check_directive.h"
#include "linter/docker/dockerfile.h"
#include "linter/docker/instruction_reader.h"
#include "linter/docker/line_reader.h"
#include "linter/docker/scope.h"
#include "linter/docker/shell_pragma.h"

namespace linter::docker {

constexpr std::array<std::string_view, 19> Names = {
    "",       "ADD",        "ARG",         "CMD",    "COPY",       "ENTRYPOINT", "ENV",
    "EXPOSE", "FROM",       "HEALTHCHECK", "LABEL",  "MAINTAINER", "ONBUILD",    "RUN",
    "SHELL",  "STOPSIGNAL", "USER",        "VOLUME", "WORKDIR"};

std::string_view NameOf(Keyword keyword) {
  return Names[static_cast<std::size_t>(keyword)];
}

static bool EqualFold(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  });
}

Keyword KeywordOf(std::string_view name) {
  const auto* found = std::find_if(Names.begin() + 1, Names.end(), [name](std::string_view known) {
    return EqualFold(name, known);
  });
  return found == Names.end() ? Keyword::Unknown : static_cast<Keyword>(found - Names.begin());
}

const Flag* Instruction::FindFlag(std::string_view flag) const {
  const auto found = std::find_if(flags.rbegin(), flags.rend(),
                                  [flag](const Flag& candidate) { return candidate.name == flag; });
  return found == flags.rend() ? nullptr : &*found;
}

const Stage* Dockerfile::StageOf(const Instruction& instruction) const {
  const auto after =
      std::upper_bound(stages.begin(), stages.end(), instruction.index,
                       [](std::uint32_t index, const Stage& stage) { return index < stage.begin; });
  return after == stages.begin() ? nullptr : &*(after - 1);
}

const Stage* Dockerfile::FindStage(std::string_view name, std::size_t limit) const {
  for (std::size_t index = std::min(limit, stages.size()); index > 0; --index) {
    const Stage& stage = stages[index - 1];
    if (stage.name && EqualFold(stage.name->text(), name)) {
      return &stage;
    }
  }
  return nullptr;
}

static bool MayHoldHeredocs(const Instruction& instruction) {
  const bool kind = instruction.keyword == Keyword::Run || instruction.keyword == Keyword::Add ||
                    instruction.keyword == Keyword::Copy;
  return kind && instruction.form == Form::Plain &&
         instruction.line.text().find("<<") != std::string::npos;
}

static void ReadHeredocs(Instruction& instruction, const Passage& line, LineReader& lines,
                         std::vector<Problem>& problems) {
  HeredocsRead read = FindHeredocs(line);
  std::move(read.problems.begin(), read.problems.end(), std::back_inserter(problems));
  instruction.broken = instruction.broken || !read.problems.empty();
  for (Heredoc& heredoc : read.heredocs) {
    lines.ReadHeredoc(heredoc);
    instruction.span.end = heredoc.terminator.end;
    instruction.heredocs.push_back(std::move(heredoc));
    if (instruction.heredocs.back().terminator.empty()) {
      instruction.broken = true;
      problems.push_back({.kind = ProblemKind::DockerfileSyntax,
                          .span = instruction.heredocs.back().span,
                          .message = "unterminated heredoc"});
      return;
    }
  }
}

// What follows something unknown and is unknown too is most likely more of the same, such as the
// lines of a command whose `\` was forgotten: one fault.
static bool GoesOnUnknown(const Instruction& instruction, const Dockerfile& target) {
  return instruction.keyword == Keyword::Unknown && !target.instructions.empty() &&
         target.instructions.back().keyword == Keyword::Unknown;
}

static void Check(Instruction& instruction, std::vector<Problem>& problems) {
  if (instruction.broken) {
    return;
  }
  if (std::optional<Problem> problem = Refusal(instruction)) {
    instruction.broken = true;
    problems.push_back(std::move(*problem));
  }
}

static Instruction Read(const LogicalLine& line, LineReader& lines, Dockerfile& target) {
  InstructionRead read = ReadInstruction(line.text, target.escape);
  Instruction instruction = std::move(read.instruction);
  std::vector<Problem>& problems = read.problems;
  instruction.index = static_cast<std::uint32_t>(target.instructions.size());
  instruction.span = line.span;
  instruction.empty_lines = line.empty_lines;
  if (instruction.trigger.empty()) {
    if (MayHoldHeredocs(instruction)) {
      ReadHeredocs(instruction, line.text, lines, problems);
    }
  } else {
    Instruction& trigger = instruction.trigger.front();
    trigger.index = instruction.index;
    if (MayHoldHeredocs(trigger)) {
      ReadHeredocs(trigger, line.text, lines, problems);
      instruction.span.end = std::max(instruction.span.end, trigger.span.end);
    }
  }
  if (GoesOnUnknown(instruction, target)) {
    instruction.broken = true;
  }
  Check(instruction, problems);
  std::move(problems.begin(), problems.end(), std::back_inserter(target.problems));
  return instruction;
}

static void AddStages(Dockerfile& target) {
  const auto count = static_cast<std::uint32_t>(target.instructions.size());
  for (const Instruction& instruction : target.instructions) {
    const bool first = target.stages.empty();
    if (instruction.keyword == Keyword::From) {
      Stage stage = {.index = static_cast<std::uint32_t>(target.stages.size()),
                     .begin = instruction.index,
                     .end = count,
                     .name = {},
                     .base = {},
                     .parent = {}};
      if (instruction.words.size() >= 3 && EqualFold(instruction.words[1].text(), "as")) {
        stage.name = instruction.words[2];
      }
      if (!first) {
        target.stages.back().end = instruction.index;
      }
      target.stages.push_back(std::move(stage));
    } else if (first && !instruction.broken && instruction.keyword != Keyword::Arg) {
      target.problems.push_back({.kind = ProblemKind::DockerfileWithoutStage,
                                 .span = instruction.name.span(),
                                 .message = "no build stage in current context"});
    }
  }
}

// A build ends with them.
static void AddCheckProblems(Dockerfile& target) {
  const CheckDirective check = ReadCheckDirective(target);
  for (const std::string_view option : check.invalid) {
    target.problems.push_back({.kind = ProblemKind::DockerfileSyntax,
                               .span = check.directive->value.span(),
                               .message = fmt::format("invalid check option `{}`", option)});
  }
}

Dockerfile Parse(const SourceFile& file) {
  Dockerfile target;
  target.file = &file;
  LineReader lines(target);
  while (const std::optional<LogicalLine> line = lines.Next()) {
    target.instructions.push_back(Read(*line, lines, target));
  }
  if (target.instructions.empty()) {
    target.problems.push_back({.kind = ProblemKind::DockerfileSyntax,
                               .span = {file.id, 0, 0},
                               .message = "file with no instructions"});
  }
  AddStages(target);
  ResolveVariables(target);
  AddCheckProblems(target);
  for (const Comment& comment : target.comments) {
    if (!comment.inside && ShellNamedBy(file.Text(comment.span))) {
      target.shell_pragmas.push_back(comment);
    }
  }
  std::stable_sort(
      target.problems.begin(), target.problems.end(),
      [](const Problem& left, const Problem& right) { return left.span < right.span; });
  return target;
}

}  // namespace linter::docker
