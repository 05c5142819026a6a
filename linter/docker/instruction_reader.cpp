#include "linter/docker/instruction_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/docker/json.h"
#include "linter/docker/space.h"
#include "linter/docker/split.h"

namespace linter::docker {

static void Refuse(InstructionRead& read, const Span& span, std::string message) {
  read.instruction.broken = true;
  read.problems.push_back(
      {.kind = ProblemKind::DockerfileSyntax, .span = span, .message = std::move(message)});
}

// JSON where it is JSON. A JSON array of other things than strings is refused, and its strings are
// kept.
static bool ReadJsonWords(InstructionRead& read, const Passage& text) {
  JsonArray array = ReadJson(text);
  if (array.kind == JsonKind::None) {
    return false;
  }
  if (array.kind == JsonKind::Mixed) {
    Refuse(read, array.stranger,
           "when using JSON array syntax, arrays must be comprised of strings only");
  }
  read.instruction.form = Form::Json;
  auto& words = read.instruction.words;
  words.insert(words.end(), std::make_move_iterator(array.strings.begin()),
               std::make_move_iterator(array.strings.end()));
  return true;
}

static void ReadJsonOrText(InstructionRead& read, const Passage& text) {
  if (!text.empty() && !ReadJsonWords(read, text)) {
    read.instruction.words.push_back(text);
  }
}

static void ReadPairs(InstructionRead& read, char escape) {
  Instruction& instruction = read.instruction;
  std::vector<Passage> words = SplitQuoted(instruction.arguments, escape);
  if (words.empty()) {
    return;
  }
  const auto paired = [](const Passage& word) {
    return word.text().find('=') != std::string::npos;
  };
  if (!paired(words.front())) {
    Head head = SplitHead(instruction.arguments);
    instruction.words = {std::move(head.first)};
    if (head.rest) {
      instruction.words.push_back(std::move(*head.rest));
    } else {
      Refuse(read, instruction.arguments.span(),
             fmt::format("{} must have two arguments", NameOf(instruction.keyword)));
    }
    return;
  }
  const auto alone = std::find_if_not(words.begin(), words.end(), paired);
  if (alone != words.end()) {
    Refuse(read, alone->span(),
           fmt::format("Syntax error - can't find = in {}. Must be of the form: name=value",
                       Quoted(alone->text())));
  }
  instruction.words = std::move(words);
}

// Its first word is told byte by byte, as flags are.
static void ReadHealthcheck(InstructionRead& read) {
  Instruction& instruction = read.instruction;
  const std::string& bytes = instruction.arguments.text();
  const auto space = [](char c) { return IsBlank(c) || c == '\n' || c == '\x85' || c == '\xA0'; };
  std::size_t end = 0;
  while (end < bytes.size() && !space(bytes[end])) {
    ++end;
  }
  std::size_t next = end;
  while (next < bytes.size() && space(bytes[next])) {
    ++next;
  }
  if (end == 0) {
    return;
  }
  instruction.words.push_back(instruction.arguments.Slice(0, end));
  ReadJsonOrText(read, instruction.arguments.Slice(next, bytes.size()));
}

static void ReadTrigger(InstructionRead& read, char escape) {
  Instruction& instruction = read.instruction;
  if (instruction.arguments.empty()) {
    return;
  }
  // An ONBUILD in an ONBUILD is refused, and not followed: there may be any number of them.
  if (KeywordOf(SplitHead(instruction.arguments).first.text()) == Keyword::Onbuild) {
    Refuse(read, instruction.arguments.span(),
           "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
    return;
  }
  InstructionRead trigger = ReadInstruction(instruction.arguments, escape);
  instruction.trigger.push_back(std::move(trigger.instruction));
  read.problems.insert(read.problems.end(), trigger.problems.begin(), trigger.problems.end());
}

static void ReadWords(InstructionRead& read, char escape) {
  Instruction& instruction = read.instruction;
  switch (instruction.keyword) {
    case Keyword::Add:
    case Keyword::Copy:
    case Keyword::Volume:
      if (!ReadJsonWords(read, instruction.arguments)) {
        instruction.words = SplitBlanks(instruction.arguments);
      }
      return;
    case Keyword::Cmd:
    case Keyword::Entrypoint:
    case Keyword::Run:
    case Keyword::Shell:
      return ReadJsonOrText(read, instruction.arguments);
    case Keyword::Arg:
      instruction.words = SplitQuoted(instruction.arguments, escape);
      return;
    case Keyword::Env:
    case Keyword::Label:
      return ReadPairs(read, escape);
    case Keyword::Healthcheck:
      return ReadHealthcheck(read);
    case Keyword::Onbuild:
      return ReadTrigger(read, escape);
    case Keyword::Maintainer:
    case Keyword::Stopsignal:
    case Keyword::User:
    case Keyword::Workdir:
      if (!instruction.arguments.empty()) {
        instruction.words.push_back(instruction.arguments);
      }
      return;
    case Keyword::Expose:
    case Keyword::From:
    case Keyword::Unknown:
      instruction.words = SplitBlanks(instruction.arguments);
      return;
  }
}

InstructionRead ReadInstruction(const Passage& line, char escape) {
  InstructionRead read;
  Instruction& instruction = read.instruction;
  instruction.line = Trim(line);
  instruction.span = instruction.line.span();
  Head head = SplitHead(instruction.line);
  instruction.name = std::move(head.first);
  instruction.keyword = KeywordOf(instruction.name.text());
  instruction.arguments = Passage(line.SpanOf(line.size(), line.size()));
  if (head.rest) {
    Flagged flagged = SplitFlags(*head.rest, escape);
    instruction.flags = std::move(flagged.flags);
    instruction.arguments = Trim(flagged.rest);
  }
  ReadWords(read, escape);
  return read;
}

}  // namespace linter::docker
