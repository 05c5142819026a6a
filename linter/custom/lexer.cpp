#include "linter/custom/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace linter::custom {

static bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

static bool BeginsName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool ContinuesName(char c) {
  return BeginsName(c) || IsDigit(c) || c == '-';
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Tokens Run();

 private:
  void ReadOne();
  void ReadName();
  void ReadNumber();
  void ReadText(char quote);
  void ReadSymbol();
  void Add(Token::Kind kind, std::string text, std::size_t begin) {
    tokens_.tokens.push_back({kind, std::move(text), begin});
  }
  void Fail(std::size_t offset, std::string message) {
    tokens_.fault = Fault{offset, std::move(message)};
  }
  char Peek(std::size_t ahead) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Tokens tokens_;
};

Tokens ReadTokens(std::string_view text) {
  return Lexer(text).Run();
}

Tokens Lexer::Run() {
  while (!tokens_.fault) {
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    if (at_ == text_.size()) {
      break;
    }
    ReadOne();
  }
  Add(Token::Kind::End, "", text_.size());
  return std::move(tokens_);
}

void Lexer::ReadOne() {
  const char c = text_[at_];
  if (BeginsName(c)) {
    ReadName();
  } else if (IsDigit(c) || (c == '-' && IsDigit(Peek(1)))) {
    ReadNumber();
  } else if (c == '"' || c == '\'') {
    ReadText(c);
  } else {
    ReadSymbol();
  }
}

void Lexer::ReadName() {
  const auto begin = at_;
  while (at_ < text_.size() && ContinuesName(text_[at_])) {
    ++at_;
  }
  Add(Token::Kind::Name, std::string(text_.substr(begin, at_ - begin)), begin);
}

void Lexer::ReadNumber() {
  const auto begin = at_;
  ++at_;
  while (at_ < text_.size() && (IsDigit(text_[at_]) || BeginsName(text_[at_]) ||
                                text_[at_] == '%' || (text_[at_] == '.' && IsDigit(Peek(1))))) {
    ++at_;
  }
  Add(Token::Kind::Number, std::string(text_.substr(begin, at_ - begin)), begin);
}

// A backslash takes the meaning of a quote or a backslash behind it, and is itself before anything
// else, so that patterns read as they are known.
void Lexer::ReadText(char quote) {
  const auto begin = at_++;
  std::string text;
  while (at_ < text_.size() && text_[at_] != quote) {
    if (text_[at_] == '\\' && (Peek(1) == quote || Peek(1) == '\\')) {
      // A pattern's own `\\` stays what it is.
      if (Peek(1) == '\\') {
        text += '\\';
      }
      ++at_;
    }
    text += text_[at_++];
  }
  if (at_ == text_.size()) {
    Fail(begin, "this text has no closing quote");
    return;
  }
  ++at_;
  Add(Token::Kind::Text, std::move(text), begin);
}

void Lexer::ReadSymbol() {
  static constexpr std::array<std::string_view, 15> Symbols = {
      "==", "!=", "<=", ">=", "(", ")", "[", "]", ",", ".", "<", ">", "$", "@", "*"};
  // What other languages write, and what is written here instead.
  struct Foreign {
    std::string_view symbol;
    std::string_view ours;
  };
  static constexpr std::array<Foreign, 8> Foreigners = {{{"&&", "and"},
                                                         {"||", "or"},
                                                         {"=~", "matches"},
                                                         {"!~", "not … matches"},
                                                         {"=", "=="},
                                                         {"!", "not"},
                                                         {"&", "and"},
                                                         {"|", "or"}}};
  const auto rest = text_.substr(at_);
  for (const auto symbol : Symbols) {
    if (rest.starts_with(symbol)) {
      Add(Token::Kind::Symbol, std::string(symbol), at_);
      at_ += symbol.size();
      return;
    }
  }
  for (const auto& [symbol, ours] : Foreigners) {
    if (rest.starts_with(symbol)) {
      Fail(at_, fmt::format("`{}` means nothing here; did you mean `{}`?", symbol, ours));
      return;
    }
  }
  std::size_t length = 1;
  while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  const bool control = static_cast<unsigned char>(rest.front()) < ' ';
  Fail(at_, control ? "a control character means nothing here"
                    : fmt::format("`{}` means nothing here{}", rest.substr(0, length),
                                  rest.front() == '/' ? "; keys with `/` stand in quotes: "
                                                        "`labels.\"example.com/team\"`"
                                                      : ""));
}

}  // namespace linter::custom
