#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace linter::promql {

// A word is a name, a keyword, or an aggregation; `Bad` a byte or an unfinished string.
enum class TokenKind : std::uint8_t { Word, Number, Duration, Text, Sign, Bad, End };

struct Token {
  TokenKind kind = TokenKind::End;
  // In bytes of the expression.
  std::size_t begin = 0;
  std::string_view text;
};

// The last token is always `End`. Comments and blanks are left out, and what is behind a bad token,
// as nobody reads on there.
std::vector<Token> Tokens(std::string_view expression);

}  // namespace linter::promql
