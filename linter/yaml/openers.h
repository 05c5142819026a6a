#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace linter::yaml {

// A quote or bracket that is still open at some place, or a quoted text that ended right before.
struct Opener {
  std::uint32_t offset = 0;
  char mark = 0;
  // Behind the quoted text's closing quote; 0 while it is open.
  std::uint32_t end = 0;
};

struct Openers {
  std::optional<Opener> open;
  // The last quoted text that was closed.
  std::optional<Opener> last_quoted;
};

// Reads the tokens of a broken document, as far as they can be told without its structure, up to
// `end`. An approximation, for messages only.
Openers FindOpeners(std::string_view text, std::uint32_t end);

// The quoted text that holds `at`, its closing quote included; none where it is not closed.
std::optional<Opener> FindQuotedAround(std::string_view text, std::uint32_t at);

// Where blocks nest deeper than `limit`, as far as indentation and dashes tell.
std::optional<std::uint32_t> FindDeepBlock(std::string_view text, std::uint32_t limit);

}  // namespace linter::yaml
