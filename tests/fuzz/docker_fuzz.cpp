// Any bytes are read as a Dockerfile and as patterns without a crash, and every span lies inside of
// the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "linter/docker/dockerfile.h"
#include "linter/docker/ignore_patterns.h"
#include "linter/docker/image.h"
#include "linter/docker/mount.h"
#include "linter/docker/pair.h"
#include "linter/docker/shell.h"

namespace linter::docker {

static void Require(const SourceFile& file, const Span& span) {
  if (span.begin > span.end || span.end > file.text.size()) {
    std::abort();
  }
}

static void Require(const SourceFile& file, const Passage& text) {
  Require(file, text.span());
  for (std::size_t at = 0; at < text.size() && at < 200; ++at) {
    Require(file, text.SpanOf(at, at + 1));
    Require(file, text.SpanOf(at, text.size()));
  }
}

static void CheckShell(const Dockerfile& dockerfile, const Instruction& instruction) {
  const SourceFile& file = *dockerfile.file;
  const ShellScript script = ReadShell(dockerfile, instruction);
  Require(file, script.source);
  for (const Problem& problem : script.problems) {
    Require(file, problem.span);
  }
  for (const ShellCommand& command : script.commands) {
    Require(file, command.span);
    for (const ShellWord& word : command.arguments) {
      Require(file, word.span);
      for (const WordPart& part : word.parts) {
        Require(file, part.span);
      }
    }
    for (const ShellRedirect& redirect : command.redirects) {
      Require(file, redirect.span);
    }
  }
}

static void CheckInstruction(const Dockerfile& dockerfile, const Instruction& instruction) {
  const SourceFile& file = *dockerfile.file;
  Require(file, instruction.span);
  Require(file, instruction.line);
  for (const Passage& word : instruction.words) {
    Require(file, word);
    Require(file, dockerfile.Expand(instruction, word).text);
  }
  for (const Flag& flag : instruction.flags) {
    Require(file, flag.span);
    Require(file, flag.name);
    Require(file, flag.value.value_or(Passage()));
  }
  for (const Heredoc& heredoc : instruction.heredocs) {
    Require(file, heredoc.span);
    Require(file, heredoc.content);
    Require(file, heredoc.terminator);
  }
  for (const Pair& pair : Pairs(instruction)) {
    Require(file, pair.name);
  }
  for (const Mount& mount : Mounts(instruction)) {
    static_cast<void>(mount.Type());
  }
  CheckShell(dockerfile, instruction);
  for (const Instruction& trigger : instruction.trigger) {
    CheckInstruction(dockerfile, trigger);
  }
}

static void Check(std::string text) {
  const SourceFile file = {.id = {}, .path = {}, .text = std::move(text)};
  const Dockerfile dockerfile = Parse(file);
  for (const Problem& problem : dockerfile.problems) {
    Require(file, problem.span);
  }
  for (const Comment& comment : dockerfile.comments) {
    Require(file, comment.span);
  }
  for (const Instruction& instruction : dockerfile.instructions) {
    CheckInstruction(dockerfile, instruction);
  }
  for (const Stage& stage : dockerfile.stages) {
    const ImageReference image = SplitImage(stage.base);
    Require(file, image.repository.span);
    Require(file, image.tag.span);
    Require(file, image.digest.span);
  }
  const auto patterns = ReadIgnorePatterns(file);
  static_cast<void>(IsIgnored(patterns, "a/b.c"));
}

}  // namespace linter::docker

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  linter::docker::Check(std::string(data, data + size));
  return 0;
}
