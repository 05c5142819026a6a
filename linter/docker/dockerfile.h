#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/passage.h"
#include "linter/docker/scope.h"
#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/text/span.h"

namespace linter::docker {

enum class Keyword : std::uint8_t {
  Unknown,
  Add,
  Arg,
  Cmd,
  Copy,
  Entrypoint,
  Env,
  Expose,
  From,
  Healthcheck,
  Label,
  Maintainer,
  Onbuild,
  Run,
  Shell,
  Stopsignal,
  User,
  Volume,
  Workdir,
};

// In capitals, as people write it; empty for `Unknown`.
std::string_view NameOf(Keyword keyword);
// Case does not matter.
Keyword KeywordOf(std::string_view name);

// `# syntax=…`, `# escape=…` or `# check=…` before everything else.
struct Directive {
  // From `#` to the end of the line.
  Span span;
  // As written; case does not matter.
  Passage name;
  Passage value;
};

// From `#` to the end of the line, break not included. Directives are no comments.
struct Comment {
  Span span;
  // The index of the instruction that it stands above or in; the number of all where none follows.
  std::uint32_t instruction = 0;
  // Stands between the lines of that instruction.
  bool inside = false;
};

// `--name=value` before the arguments, quotes and escapes taken away.
struct Flag {
  Span span;
  // Without dashes.
  Passage name;
  // Empty where no `=` stands.
  std::optional<Passage> value;
};

// The lines behind an instruction that stand for a file.
struct Heredoc {
  // `<<-"EOF"` in the instruction.
  Span span;
  // Without quotes.
  std::string name;
  std::uint32_t descriptor = 0;
  // Variables are replaced in it: no part of the name is quoted.
  bool expand = true;
  // `<<-`: tabs at the start of its lines are cut.
  bool chomp = false;
  // The lines as they are written.
  Passage content;
  // The line that ends it, break not included; empty where the file ends before.
  Span terminator;
};

// Where an instruction's words came from.
enum class Form : std::uint8_t {
  // Words, or one text that a shell reads.
  Plain,
  // A JSON array of strings.
  Json,
};

struct Instruction {
  Keyword keyword = Keyword::Unknown;
  Form form = Form::Plain;
  // BuildKit refuses it; a problem says why.
  bool broken = false;
  // The number of this instruction in its file; of a trigger, that of its ONBUILD.
  std::uint32_t index = 0;
  // From the name to the end of the last line, heredocs included, its break not.
  Span span;
  // As written: `FROM`, `from`.
  Passage name;
  // Everything, with continuations joined and blanks at both ends cut, heredocs not included.
  Passage line;
  std::vector<Flag> flags;
  // What stands behind the flags.
  Passage arguments;
  // The arguments as BuildKit splits them: JSON strings decoded; of RUN, CMD, ENTRYPOINT and SHELL
  // the whole as one word; of HEALTHCHECK its type and the whole of the rest; of ARG, ENV and LABEL
  // `name=value` with quotes, and of `ENV name value` the name and the rest.
  std::vector<Passage> words;
  std::vector<Heredoc> heredocs;
  // What an ONBUILD holds: none or one.
  std::vector<Instruction> trigger;
  // Lines without content between its lines, which BuildKit warns of.
  std::vector<Span> empty_lines;

  // The last flag of a name.
  const Flag* FindFlag(std::string_view flag) const;
};

// From one FROM to the next.
struct Stage {
  std::uint32_t index = 0;
  // Numbers of instructions: its FROM, and the one behind its last.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  // As written; empty without `AS`. Case does not matter.
  std::optional<Passage> name;
  // What stands behind FROM with its variables replaced: see `SplitImage`.
  Passage base;
  // The earlier stage that it goes on from. Without one it begins with an image.
  std::optional<std::uint32_t> parent;
};

// A Dockerfile as BuildKit's Dockerfile frontend reads it, and further where that refuses.
struct Dockerfile {
  const SourceFile* file = nullptr;
  // `\` or a backtick.
  char escape = '\\';
  std::vector<Directive> directives;
  std::vector<Comment> comments;
  // Those of hadolint's that name a shell.
  std::vector<Comment> shell_pragmas;
  std::vector<Instruction> instructions;
  std::vector<Stage> stages;
  Scope scope;
  // In the order of the file. What BuildKit refuses, in its words.
  std::vector<Problem> problems;

  // The stage of an instruction; none before the first FROM.
  const Stage* StageOf(const Instruction& instruction) const;
  // The stage of a name (case does not matter) among those before `limit`.
  const Stage* FindStage(std::string_view name, std::size_t limit) const;
  // The last instruction of a kind that is in force before instruction `before` of a stage, or, at
  // its end, before `stage.end`. Looks into the stages that it goes on from.
  const Instruction* Latest(Keyword keyword, const Stage& stage, std::uint32_t before) const;
  // A word of an instruction with its variables replaced, as they are before that instruction; of a
  // FROM, by what stands before the first.
  LexResult Expand(const Instruction& instruction, const Passage& word) const;
};

// Keeps views of the file, which must outlive what is returned.
Dockerfile Parse(const SourceFile& file);

}  // namespace linter::docker
