#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/custom/expression.h"

namespace linter::custom {

struct Token {
  enum class Kind : std::uint8_t {
    // A key, a function or a word such as `and`.
    Name,
    // `"text"` or `'text'`, here without its quotes.
    Text,
    // A number or a quantity: `3`, `500m`, `1.5Gi`.
    Number,
    // `(`, `[`, `.`, `==`, …
    Symbol,
    End,
  };

  Kind kind = Kind::End;
  std::string text = {};
  std::size_t offset = 0;

  bool Is(std::string_view symbol) const { return kind == Kind::Symbol && text == symbol; }
  bool IsName(std::string_view name) const { return kind == Kind::Name && text == name; }
};

struct Tokens {
  // The last one is `End`.
  std::vector<Token> tokens;
  std::optional<Fault> fault;
};
Tokens ReadTokens(std::string_view text);

}  // namespace linter::custom
