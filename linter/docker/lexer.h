#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/passage.h"

namespace linter::docker {

// What a variable is at some place.
struct Variable {
  enum class State : std::uint8_t {
    Unset,
    // Declared by an ARG without a value: unset unless the build says one.
    Declared,
    // Comes from outside: from the platform, or from an image.
    Unknown,
    Known,
  };
  State state = State::Unset;
  // Where it is known. Parts of it may be unknown.
  Passage value;
};

using Lookup = std::function<Variable(std::string_view name)>;

// How BuildKit reads a word.
struct LexOptions {
  char escape = '\\';
  // Keep quotes.
  bool raw_quotes = false;
  // Keep escapes.
  bool raw_escapes = false;
  // Leave variables as they are where they are not set.
  bool skip_unset = false;
};

// A use of a variable in a word.
struct VariableUse {
  std::string name;
  // `$NAME` or `${NAME…}`.
  Span span;
  Variable::State state = Variable::State::Unset;
};

struct LexResult {
  // With quotes, escapes and variables replaced.
  Passage text;
  // The same, split at white space that is not quoted. The span of each is where it is written.
  std::vector<Passage> words;
  // In the order in which they are looked up.
  std::vector<VariableUse> uses;
  // Why it cannot be read, in BuildKit's words.
  std::optional<std::string> error;
  Span error_span;
};

// Replaces variables as Dockerfiles do, which is not quite as shells do.
LexResult Lex(const Passage& source, const LexOptions& options, const Lookup& lookup);

}  // namespace linter::docker
