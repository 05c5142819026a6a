#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}  // namespace re2

namespace linter::custom {

// The language in which rules of one's own say what they are about. The README is its reference
// for users: paths (`spec.containers[*].image`), comparisons, `matches`, `in`,
// `exists`, `any`, `all`, `size`, `key`, `and`, `or`, `not`.

// One step of a path.
struct Step {
  enum class Kind : std::uint8_t {
    Key,
    // One item of a list, from 0.
    Index,
    // Every item of a list, or every value of a mapping.
    Each,
  };

  Kind kind = Kind::Key;
  std::string key = {};
  std::size_t index = 0;
};

// Where values stand.
struct Path {
  // What it begins at: the thing looked at, or with `$` the whole object.
  enum class From : std::uint8_t { Item, Object };

  From from = From::Item;
  std::vector<Step> steps = {};
};

struct Literal {
  enum class Kind : std::uint8_t { Text, Number, Bool, Null };

  Kind kind = Kind::Null;
  // As written, without quotes.
  std::string text = {};
  // Of a number or quantity, in the unit of its resource.
  double number = 0.0;
  bool truth = false;
};

// One side of a comparison.
struct Operand {
  enum class Kind : std::uint8_t {
    // The values at a path.
    Value,
    // How many items or characters the value at a path has; how many values, where the path has
    // `[*]`.
    Size,
    // The key under which the value at a path stands.
    Key,
    Literals,
  };

  Kind kind = Kind::Value;
  Path path = {};
  // Several only behind `in`.
  std::vector<Literal> literals = {};
};

enum class Comparison : std::uint8_t {
  Equal,
  Different,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual
};

struct Condition {
  enum class Kind : std::uint8_t { And, Or, Not, Any, All, Exists, Truth, Compare, Matches, In };

  Kind kind = Kind::Truth;
  // Of `and` and `or`; the one of `not`, `any` and `all`.
  std::vector<Condition> parts = {};
  // `left` of those that look at values; its path alone of `any`, `all` and `exists`.
  Operand left = {};
  Operand right = {};
  Comparison comparison = Comparison::Equal;
  std::shared_ptr<const re2::RE2> pattern = {};
};

// What is wrong with an expression, and where: bytes from its beginning.
struct Fault {
  std::size_t offset = 0;
  // Lower case, no full stop.
  std::string message = {};
};

struct ParsedCondition {
  Condition condition;
  std::optional<Fault> fault;
};
// Bounded in the length and in the depth of the expression.
ParsedCondition ParseCondition(std::string_view text);

struct ParsedPath {
  Path path;
  std::optional<Fault> fault;
};
ParsedPath ParsePath(std::string_view text);

}  // namespace linter::custom
