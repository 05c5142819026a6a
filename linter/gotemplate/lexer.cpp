#include "linter/gotemplate/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"

namespace linter::gotemplate {

struct Keyword {
  std::string_view word;
  TokenType type;
};

static constexpr std::array<Keyword, 13> Keywords = {{
    {"block", TokenType::Block},
    {"break", TokenType::Break},
    {"continue", TokenType::Continue},
    {"define", TokenType::Define},
    {"else", TokenType::Else},
    {"end", TokenType::EndKeyword},
    {"false", TokenType::Bool},
    {"if", TokenType::If},
    {"nil", TokenType::Nil},
    {"range", TokenType::Range},
    {"template", TokenType::Template},
    {"true", TokenType::Bool},
    {"with", TokenType::With},
}};

static constexpr std::string_view SpaceCharacters = " \t\r\n";

static bool IsTemplateSpace(char character) {
  return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

static bool IsAlphanumeric(char32_t rune) {
  return rune == '_' || IsLetter(rune) || IsDigit(rune);
}

static std::string Describe(char32_t rune) {
  std::string text = fmt::format("U+{:04X}", static_cast<unsigned>(rune));
  if (IsPrint(rune)) {
    text += " '";
    AppendRune(rune, text);
    text += "'";
  }
  return text;
}

Token Lexer::Next() {
  if (stopped_) {
    return {TokenType::End, position_, {}, start_line_};
  }
  if (inside_action_) {
    return LexInsideAction();
  }
  while (!LexText()) {
  }
  return token_;
}

Token Lexer::Emit(TokenType type) {
  const Token token = {type, start_, input_.substr(start_, position_ - start_), start_line_};
  Ignore();
  return token;
}

void Lexer::Ignore() {
  // Most tokens are a few bytes.
  for (; counted_ < position_; ++counted_) {
    line_ += input_[counted_] == '\n' ? 1 : 0;
  }
  start_ = position_;
  start_line_ = line_;
}

Token Lexer::Fail(std::string reason) {
  reason_ = std::move(reason);
  stopped_ = true;
  return {TokenType::Error, start_, reason_, start_line_};
}

bool Lexer::AtRightDelimiter() const {
  return Rest().starts_with("}}");
}

bool Lexer::AtTrimmedRightDelimiter() const {
  return IsTemplateSpace(At(position_)) && input_.substr(position_ + 1).starts_with("-}}");
}

bool Lexer::LexText() {
  const auto found = input_.find("{{", position_);
  if (found == std::string_view::npos) {
    position_ = static_cast<std::uint32_t>(input_.size());
    const bool text = position_ > start_;
    token_ = Emit(text ? TokenType::Text : TokenType::End);
    stopped_ = !text;
    return true;
  }
  if (found == position_) {
    return LexLeftDelimiter();
  }
  const auto delimiter = static_cast<std::uint32_t>(found);
  position_ = delimiter;
  if (At(delimiter + 2) == '-' && IsTemplateSpace(At(delimiter + 3))) {
    const auto last = input_.substr(start_, delimiter - start_).find_last_not_of(SpaceCharacters);
    position_ =
        last == std::string_view::npos ? start_ : start_ + static_cast<std::uint32_t>(last) + 1;
  }
  const bool text = position_ > start_;
  token_ = Emit(TokenType::Text);
  position_ = delimiter;
  Ignore();
  return text || LexLeftDelimiter();
}

bool Lexer::LexLeftDelimiter() {
  const bool trim = At(position_ + 2) == '-' && IsTemplateSpace(At(position_ + 3));
  const std::uint32_t marker = trim ? 2 : 0;
  if (input_.substr(position_ + 2 + marker).starts_with("/*")) {
    position_ += 2 + marker;
    Ignore();
    return LexComment();
  }
  position_ += 2;
  token_ = Emit(TokenType::LeftDelimiter);
  inside_action_ = true;
  position_ += marker;
  Ignore();
  depth_ = 0;
  return true;
}

bool Lexer::LexComment() {
  const auto close = input_.find("*/", position_ + 2);
  if (close == std::string_view::npos) {
    token_ = Fail("unclosed comment");
    return true;
  }
  position_ = static_cast<std::uint32_t>(close) + 2;
  const bool trim = AtTrimmedRightDelimiter();
  if (!trim && !AtRightDelimiter()) {
    token_ = Fail("comment ends before closing delimiter");
    return true;
  }
  position_ += trim ? 4 : 2;
  if (trim) {
    SkipSpace();
  }
  Ignore();
  return false;
}

Token Lexer::LexRightDelimiter() {
  const bool trim = AtTrimmedRightDelimiter();
  if (trim) {
    position_ += 2;
    Ignore();
  }
  position_ += 2;
  const Token token = Emit(TokenType::RightDelimiter);
  if (trim) {
    SkipSpace();
    Ignore();
  }
  inside_action_ = false;
  return token;
}

Token Lexer::LexInsideAction() {
  if (AtRightDelimiter() || AtTrimmedRightDelimiter()) {
    return depth_ == 0 ? LexRightDelimiter() : Fail("unclosed left paren");
  }
  if (AtEnd()) {
    return Fail("unclosed action");
  }
  const Rune rune = FirstRune(Rest());
  const auto first = static_cast<char>(rune.value < 0x80 ? rune.value : 0);
  if (IsTemplateSpace(first)) {
    return LexSpace();
  }
  const bool dot_number = first == '.' && At(position_ + 1) >= '0' && At(position_ + 1) <= '9';
  if (dot_number || first == '+' || first == '-' || (first >= '0' && first <= '9')) {
    return LexNumber();
  }
  if (IsAlphanumeric(rune.value) && rune.value != 0xFFFD) {
    return LexIdentifier();
  }
  position_ += rune.size;
  return LexOperator(rune.value);
}

Token Lexer::LexOperator(char32_t rune) {
  switch (rune) {
    case '=':
      return Emit(TokenType::Assign);
    case ':':
      if (At(position_) != '=') {
        return Fail("expected :=");
      }
      ++position_;
      return Emit(TokenType::Declare);
    case '|':
      return Emit(TokenType::Pipe);
    case '"':
      return LexQuoted('"', TokenType::String, "quoted string");
    case '\'':
      return LexQuoted('\'', TokenType::CharConstant, "character constant");
    case '`':
      return LexRawString();
    case '$':
      return LexFieldOrVariable(TokenType::Variable);
    case '.':
      return LexFieldOrVariable(TokenType::Field);
    case '(':
      ++depth_;
      return Emit(TokenType::LeftParenthesis);
    case ')':
      if (depth_ == 0) {
        return Fail("unexpected right paren");
      }
      --depth_;
      return Emit(TokenType::RightParenthesis);
    default:
      if (rune < 0x80 && IsPrint(rune)) {
        return Emit(TokenType::Char);
      }
      return Fail("unrecognized character in action: " + Describe(rune));
  }
}

void Lexer::SkipSpace() {
  while (IsTemplateSpace(At(position_))) {
    ++position_;
  }
}

Token Lexer::LexSpace() {
  SkipSpace();
  // The last blank may belong to the closing trim marker.
  if (input_.substr(position_).starts_with("-}}")) {
    --position_;
    if (position_ == start_) {
      return LexRightDelimiter();
    }
  }
  return Emit(TokenType::Space);
}

void Lexer::SkipAlphanumeric() {
  while (!AtEnd()) {
    const char byte = input_[position_];
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
        (byte >= '0' && byte <= '9')) {
      ++position_;
      continue;
    }
    if (static_cast<unsigned char>(byte) < 0x80U) {
      return;
    }
    const Rune rune = FirstRune(Rest());
    if (!IsAlphanumeric(rune.value)) {
      return;
    }
    position_ += rune.size;
  }
}

bool Lexer::AtTerminator() const {
  if (AtEnd()) {
    return true;
  }
  switch (input_[position_]) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case '.':
    case ',':
    case '|':
    case ':':
    case ')':
    case '(':
      return true;
    default:
      return AtRightDelimiter();
  }
}

Token Lexer::LexIdentifier() {
  SkipAlphanumeric();
  if (!AtTerminator()) {
    return Fail("bad character " + Describe(FirstRune(Rest()).value));
  }
  const std::string_view word = input_.substr(start_, position_ - start_);
  const auto* keyword =
      std::lower_bound(Keywords.begin(), Keywords.end(), word,
                       [](const Keyword& known, std::string_view it) { return known.word < it; });
  const bool known = keyword != Keywords.end() && keyword->word == word;
  return Emit(known ? keyword->type : TokenType::Identifier);
}

Token Lexer::LexFieldOrVariable(TokenType type) {
  if (AtTerminator()) {
    return Emit(type == TokenType::Variable ? type : TokenType::Dot);
  }
  SkipAlphanumeric();
  if (!AtTerminator()) {
    return Fail("bad character " + Describe(FirstRune(Rest()).value));
  }
  return Emit(type);
}

Token Lexer::LexQuoted(char quote, TokenType type, std::string_view what) {
  while (!AtEnd()) {
    const char character = input_[position_++];
    if (character == quote) {
      return Emit(type);
    }
    const bool escape = character == '\\';
    if (character == '\n' || (escape && (AtEnd() || At(position_) == '\n'))) {
      break;
    }
    position_ += escape ? 1 : 0;
  }
  return Fail(fmt::format("unterminated {}", what));
}

Token Lexer::LexRawString() {
  const auto close = input_.find('`', position_);
  if (close == std::string_view::npos) {
    return Fail("unterminated raw quoted string");
  }
  position_ = static_cast<std::uint32_t>(close) + 1;
  return Emit(TokenType::RawString);
}

bool Lexer::Accept(std::string_view valid) {
  if (AtEnd() || valid.find(At(position_)) == std::string_view::npos) {
    return false;
  }
  ++position_;
  return true;
}

void Lexer::AcceptRun(std::string_view valid) {
  while (Accept(valid)) {
  }
}

Lexer::NumberEnd Lexer::ScanNumber() {
  Accept("+-");
  std::string_view digits = "0123456789_";
  if (Accept("0")) {
    if (Accept("xX")) {
      digits = "0123456789abcdefABCDEF_";
    } else if (Accept("oO")) {
      digits = "01234567_";
    } else if (Accept("bB")) {
      digits = "01_";
    }
  }
  AcceptRun(digits);
  if (Accept(".")) {
    AcceptRun(digits);
  }
  const bool decimal = digits.size() == 11 && Accept("eE");
  if (decimal || (digits.size() == 23 && Accept("pP"))) {
    Accept("+-");
    AcceptRun("0123456789_");
  }
  Accept("i");
  const Rune rune = FirstRune(Rest());
  if (rune.size > 0 && IsAlphanumeric(rune.value)) {
    position_ += rune.size;
    return NumberEnd::Bad;
  }
  return NumberEnd::Good;
}

Token Lexer::LexNumber() {
  const auto bad = [&] {
    return Fail("bad number syntax: " + Quote(input_.substr(start_, position_ - start_)));
  };
  if (ScanNumber() == NumberEnd::Bad) {
    return bad();
  }
  if (At(position_) == '+' || At(position_) == '-') {
    if (ScanNumber() == NumberEnd::Bad || At(position_ - 1) != 'i') {
      return bad();
    }
    return Emit(TokenType::Complex);
  }
  return Emit(TokenType::Number);
}

}  // namespace linter::gotemplate
