#include "linter/promql/reading.h"

#include <fmt/format.h>

namespace linter::promql {

bool Reading::Takes(std::string_view sign) {
  const bool sees = Sees(sign);
  if (sees) {
    Advance();
  }
  return sees;
}

bool Reading::TakesWord(std::string_view word) {
  const bool sees = SeesWord(word);
  if (sees) {
    Advance();
  }
  return sees;
}

void Reading::Expect(std::string_view sign) {
  if (going() && !Takes(sign)) {
    Refuse(fmt::format("stands where `{}` is expected", sign));
  }
}

void Reading::Refuse(std::string_view why) {
  RefuseAt(now(), now().kind == TokenKind::End ? std::string("expression ends too early")
                                               : fmt::format("`{}` {}", now().text, why));
}

void Reading::RefuseAt(const Token& token, std::string message) {
  if (going()) {
    fault_ = Fault{.begin = token.begin,
                   .end = token.begin + token.text.size(),
                   .message = std::move(message)};
  }
}

}  // namespace linter::promql
