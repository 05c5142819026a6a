#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/promql/expression.h"
#include "linter/promql/lexer.h"

namespace linter::promql {

// Where a reader of tokens stands, and what it has refused: the first thing only, as everything
// behind it follows from it.
class Reading {
 public:
  explicit Reading(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  const Token& now() const { return tokens_[at_]; }
  const Token& after() const { return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_]; }
  const Token& before() const { return tokens_[at_ > 0 ? at_ - 1 : 0]; }
  // Nothing was refused.
  bool going() const { return !fault_; }
  const std::optional<Fault>& fault() const { return fault_; }
  // The last token, which is the end, is never passed.
  void Advance() { at_ += at_ + 1 < tokens_.size() ? 1 : 0; }

  bool Sees(std::string_view sign) const {
    return now().kind == TokenKind::Sign && now().text == sign;
  }
  // In any case.
  bool SeesWord(std::string_view word) const {
    return now().kind == TokenKind::Word && EqualsInAnyCase(now().text, word);
  }
  bool Takes(std::string_view sign);
  bool TakesWord(std::string_view word);
  // Refuses where something else stands.
  void Expect(std::string_view sign);
  // What stands now, `why` behind its text.
  void Refuse(std::string_view why);
  void RefuseAt(const Token& token, std::string message);

 private:
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::optional<Fault> fault_;
};

}  // namespace linter::promql
