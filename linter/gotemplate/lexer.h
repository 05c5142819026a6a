#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace linter::gotemplate {

enum class TokenType : std::uint8_t {
  Error,
  Bool,
  Char,
  CharConstant,
  Complex,
  Assign,
  Declare,
  End,
  Field,
  Identifier,
  LeftDelimiter,
  LeftParenthesis,
  Number,
  Pipe,
  RawString,
  RightDelimiter,
  RightParenthesis,
  Space,
  String,
  Text,
  Variable,
  // Keywords.
  Block,
  Break,
  Continue,
  Define,
  Dot,
  Else,
  EndKeyword,
  If,
  Nil,
  Range,
  Template,
  With,
};

struct Token {
  TokenType type = TokenType::End;
  std::uint32_t begin = 0;
  // The bytes of the source; the reason for an `Error`.
  std::string_view text;
  // From 1.
  std::uint32_t line = 1;

  std::uint32_t end() const { return begin + static_cast<std::uint32_t>(text.size()); }
};

// Cuts a template into tokens as Go's `text/template` does, trim markers and comments applied.
class Lexer {
 public:
  explicit Lexer(std::string_view input) : input_(input) {}

  // After `Error` and `End` nothing but `End` follows. The reason of an `Error` lives in the lexer.
  Token Next();

 private:
  enum class NumberEnd : std::uint8_t { Good, Bad };

  char At(std::uint32_t offset) const { return offset < input_.size() ? input_[offset] : '\0'; }
  std::string_view Rest() const { return input_.substr(position_); }
  bool AtEnd() const { return position_ >= input_.size(); }
  bool AtRightDelimiter() const;
  bool AtTrimmedRightDelimiter() const;
  bool AtTerminator() const;
  bool Accept(std::string_view valid);
  void AcceptRun(std::string_view valid);
  Token Emit(TokenType type);
  Token Fail(std::string reason);
  void Ignore();
  void SkipSpace();
  void SkipAlphanumeric();
  // True where a token is in `token_`; false to go on with text.
  bool LexText();
  bool LexLeftDelimiter();
  bool LexComment();
  Token LexRightDelimiter();
  Token LexInsideAction();
  Token LexOperator(char32_t rune);
  Token LexSpace();
  Token LexIdentifier();
  Token LexFieldOrVariable(TokenType type);
  Token LexQuoted(char quote, TokenType type, std::string_view what);
  Token LexRawString();
  Token LexNumber();
  NumberEnd ScanNumber();

  std::string_view input_;
  std::uint32_t position_ = 0;
  std::uint32_t start_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t start_line_ = 1;
  // Up to where `line_` is counted.
  std::uint32_t counted_ = 0;
  std::uint32_t depth_ = 0;
  bool inside_action_ = false;
  bool stopped_ = false;
  Token token_;
  std::string reason_;
};

}  // namespace linter::gotemplate
