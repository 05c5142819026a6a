#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/dockerfile.h"
#include "linter/docker/passage.h"

namespace linter::docker {

// The words of a text as BuildKit splits it, each rule in its way.

// The text without white space at both ends.
Passage Trim(const Passage& text);

// The first word, and what follows the blanks behind it.
struct Head {
  Passage first;
  std::optional<Passage> rest;
};
Head SplitHead(const Passage& text);

// Flags at the start of a text, and what follows them.
struct Flagged {
  std::vector<Flag> flags;
  Passage rest;
};
Flagged SplitFlags(const Passage& text, char escape);

// By blanks, whatever quotes stand there.
std::vector<Passage> SplitBlanks(const Passage& text);

// By white space outside of quotes, which are kept.
std::vector<Passage> SplitQuoted(const Passage& text, char escape);

// A text in double quotes with escapes, as BuildKit shows it in its messages.
std::string Quoted(std::string_view text);

}  // namespace linter::docker
