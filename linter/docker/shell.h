#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/dockerfile.h"
#include "linter/docker/passage.h"

namespace linter::docker {

enum class ShellKind : std::uint8_t {
  // What `/bin/sh` is depends on the image.
  Sh,
  Bash,
  Dash,
  Ash,
  Ksh,
  Zsh,
  // Not parsed.
  PowerShell,
  Cmd,
  // An interpreter of another language; not parsed.
  Other,
};

// By the last part of a path: `/bin/bash`, `pwsh.exe`.
ShellKind ShellKindOf(std::string_view program);

// The shell that reads the shell forms of an instruction.
struct ShellInForce {
  ShellKind kind = ShellKind::Sh;
  // The SHELL that chose it; none where it is the default.
  const Instruction* instruction = nullptr;
  // It is called with `-o pipefail`, `-e`.
  bool pipefail = false;
  bool errexit = false;
};
ShellInForce ShellOf(const Dockerfile& dockerfile, const Instruction& instruction);

enum class PartKind : std::uint8_t {
  Literal,
  // With `*`, `?` or `[`, outside of quotes.
  Glob,
  // `$name` and `${name…}`.
  Variable,
  // `$(…)`, backticks, `<(…)`.
  Substitution,
  Arithmetic,
  // `{1..3}`.
  Brace,
};

enum class Quoting : std::uint8_t { None, Single, Double };

struct WordPart {
  PartKind kind = PartKind::Literal;
  Quoting quoting = Quoting::None;
  // Without quotes around it.
  Span span;
  // As written; of a variable, its name.
  std::string text;
  // Of `${#name}` and `${!name}`: the sign before the name.
  char sign = 0;
  // Of `${name:-word}`: what stands behind the name.
  std::string operation = {};
  // In `$'…'`, where `\n` is a line feed.
  bool decoded = false;
  // Of a variable: its value holds no blank and no glob, and something else, as far as the code and
  // ARG and ENV tell.
  bool plain = false;
};

struct ShellWord {
  Span span;
  // As written, with quotes.
  std::string text;
  std::vector<WordPart> parts;
  // With quotes and escapes taken away; empty where something is replaced at run time. Globs stay
  // as they are.
  std::optional<Passage> value;

  // The value as a string; empty where it is not known.
  std::string_view constant() const {
    return value ? std::string_view(value->text()) : std::string_view();
  }
  bool Is(std::string_view wanted) const { return value && *value == wanted; }
};

struct ShellAssignment {
  Span span;
  std::string name;
  // Empty where nothing follows `=`.
  std::optional<ShellWord> value;
  // `+=`.
  bool appends = false;
};

struct ShellRedirect {
  Span span;
  // `>`, `>>`, `<`, `<<`, `<<<`, `&>`, …
  std::string sign;
  // Empty for heredocs.
  std::optional<ShellWord> target;
};

// What stands between a command and the one before it.
enum class ShellJoin : std::uint8_t { First, And, Or, Sequence, Pipe };

// One simple command, wherever it stands. Programs that only start another are seen through:
// `sudo -E apt-get install x` is `apt-get`, with `sudo` among its wrappers.
struct ShellCommand {
  // With assignments; redirections and wrappers included.
  Span span;
  // Empty where nothing but assignments stand, or where nothing follows a wrapper.
  std::optional<ShellWord> name;
  std::vector<ShellWord> arguments;
  std::vector<ShellAssignment> assignments;
  std::vector<ShellRedirect> redirects;
  // The names of the programs it is started by, outermost first.
  std::vector<ShellWord> wrappers;
  // Their options, and what else stands before the command.
  std::vector<ShellWord> wrapper_arguments;

  ShellJoin join = ShellJoin::First;
  // The number of its pipeline in the script, from 1, and its place there; 0 outside of one.
  std::uint32_t pipeline = 0;
  std::uint32_t pipe_index = 0;
  std::uint32_t pipe_count = 0;
  bool negated = false;
  bool background = false;
  // What runs next depends on whether it fails: it, or what it is the end of, stands before `&&` or
  // `||`, or in a condition.
  bool checked = false;
  // In the condition of `if`, `while` or `until`.
  bool condition = false;
  // In the body of `if` or `case`, or on the right of `&&` and `||`: may not run.
  bool conditional = false;
  bool loop = false;
  bool subshell = false;
  bool function = false;
  // In `$(…)` or backticks.
  bool substitution = false;
  // In code that is handed to a shell: `sh -c '…'`.
  bool inner = false;
  // `set -o pipefail` or the SHELL is in force here.
  bool pipefail = false;
  // The shell that reads it: another one in `bash -c '…'`.
  ShellKind shell = ShellKind::Sh;

  // The last part of its name's path; empty where that is not known.
  std::string_view program() const;
};

// A comment within the code, such as of a heredoc.
struct ShellComment {
  Span span;
  // Of a directive of ShellCheck's: the statement that it stands above; all code where it is the
  // first line. Empty for one at the end of a line, and for other comments.
  Span reach;
};

// `for name in words`.
struct ShellLoop {
  std::string variable;
  std::vector<ShellWord> words;
  // As of a command.
  bool inner = false;
  ShellKind shell = ShellKind::Sh;
};

struct ShellScript {
  ShellInForce shell;
  // The code ends when one of its commands fails: by SHELL, or by `set -e` anywhere in it.
  bool errexit = false;
  // The code, as the shell gets it.
  Passage source;
  // The code was parsed: its language is a shell's, and it was not given up (50 000 bytes at most).
  bool parsed = false;
  // Some of it was not understood, though it may be right: not every command is there as it is.
  bool torn = false;
  // In the order of the file; those in substitutions behind the command that holds them, those of
  // `sh -c '…'` behind that.
  std::vector<ShellCommand> commands;
  // The `for` loops, wherever they stand.
  std::vector<ShellLoop> loops;
  std::vector<ShellComment> comments;
  // Places where the code has no meaning.
  std::vector<Problem> problems;
};

// The code of RUN, CMD, ENTRYPOINT and HEALTHCHECK: the shell form, heredocs, or the JSON form,
// which is one command without a shell. Others have none.
ShellScript ReadShell(const Dockerfile& dockerfile, const Instruction& instruction);

}  // namespace linter::docker
