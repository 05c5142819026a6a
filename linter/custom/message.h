#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "linter/custom/evaluate.h"
#include "linter/custom/expression.h"

namespace linter::custom {

// The message of a rule of one's own: text with values between braces. `{}` is the value that is
// pointed at, `{name}` stands at a path, `{{` and `}}` are braces.
struct Message {
  // `{}`.
  struct Found {};
  std::vector<std::variant<std::string, Path, Found>> pieces;
};

struct ParsedMessage {
  Message message;
  std::optional<Fault> fault;
};
ParsedMessage ParseMessage(std::string_view text);

// What is not there is `(none)`, what is long is cut.
std::string Fill(const Message& message, const Evidence& evidence, Evaluation& evaluation);

}  // namespace linter::custom
