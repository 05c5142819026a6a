#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "linter/text/span.h"

namespace linter {

// Why a file, or a part of it, could not be read as it was meant. Each kind is a rule of its own
// in `rules/syntax/`.
enum class ProblemKind : std::uint8_t {
  // The file system refused.
  Unreadable,
  // Larger than shoal reads.
  TooLarge,
  // Not UTF-8, or with bytes that no text has (NUL).
  Encoding,
  // The language's grammar is broken here.
  Syntax,
  // BuildKit refuses an instruction.
  DockerfileSyntax,
  // An instruction stands before the first FROM.
  DockerfileWithoutStage,
  // What the program ShellCheck says of shell code.
  ShellCheckError,
  ShellCheckWarning,
  ShellCheckNote,
  // A line of a quoted text is indented less than YAML demands, which most readers allow.
  QuotedLineIndentation,
  // A mapping has the same key twice.
  DuplicateKey,
  // Deeper than shoal follows.
  TooDeep,
  // An alias whose anchor does not exist.
  UndefinedAlias,
  // Aliases that would unfold beyond any bound.
  AliasExpansion,
  // An inline allowance that silences nothing, is past its date, names no rule, or has no form.
  UnusedAllowance,
  ExpiredAllowance,
  UnknownAllowance,
  MalformedAllowance,
};

// A second place that explains a problem.
struct Related {
  Span span;
  std::string text;

  friend bool operator==(const Related&, const Related&) = default;
};

// What a reader has to say about the bytes themselves.
struct Problem {
  ProblemKind kind = ProblemKind::Syntax;
  Span span;
  // In the form of a diagnostic's message.
  std::string message;
  std::optional<Related> related = {};

  friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace linter
