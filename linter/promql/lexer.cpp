#include "linter/promql/lexer.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace linter::promql {

static std::size_t TextEnd(std::string_view rest) {
  const char quote = rest.front();
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == quote) {
      return at + 1;
    }
    if (rest[at] == '\n' && quote != '`') {
      return 0;
    }
    if (rest[at] == '\\' && quote != '`') {
      ++at;
    }
  }
  return 0;
}

static std::size_t SignEnd(std::string_view rest) {
  constexpr std::array<std::string_view, 6> Pairs = {"==", "!=", "<=", ">=", "=~", "!~"};
  constexpr std::string_view Singles = "+-*/%^<>=(){}[],:@";
  if (std::find(Pairs.begin(), Pairs.end(), rest.substr(0, 2)) != Pairs.end()) {
    return 2;
  }
  return Singles.find(rest.front()) != std::string_view::npos ? 1 : 0;
}

static std::size_t Match(std::string_view rest, const RE2& pattern) {
  re2::StringPiece piece(rest.data(), rest.size());
  const auto before = piece.size();
  return RE2::Consume(&piece, pattern) ? before - piece.size() : 0;
}

static Token Next(std::string_view rest, std::size_t begin) {
  static const RE2 Word("[a-zA-Z_][a-zA-Z0-9_:]*|:[a-zA-Z_:][a-zA-Z0-9_:]*");
  static const RE2 Duration("(?:[0-9]+(?:ms|[ywdhms]))+");
  static const RE2 Number(
      "0[xX][0-9a-fA-F_]+|(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  const auto token = [&](TokenKind kind, std::size_t size) {
    return Token{.kind = kind, .begin = begin, .text = rest.substr(0, size)};
  };
  if (rest.front() == '"' || rest.front() == '\'' || rest.front() == '`') {
    const auto size = TextEnd(rest);
    return size > 0 ? token(TokenKind::Text, size) : token(TokenKind::Bad, 1);
  }
  if (const auto size = Match(rest, Word)) {
    return token(TokenKind::Word, size);
  }
  if (const auto size = Match(rest, Duration)) {
    return token(TokenKind::Duration, size);
  }
  if (const auto size = Match(rest, Number)) {
    return token(TokenKind::Number, size);
  }
  const auto size = SignEnd(rest);
  return size > 0 ? token(TokenKind::Sign, size) : token(TokenKind::Bad, 1);
}

std::vector<Token> Tokens(std::string_view expression) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < expression.size()) {
    const char byte = expression[at];
    if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
      ++at;
    } else if (byte == '#') {
      at = std::min(expression.find('\n', at), expression.size());
    } else {
      tokens.push_back(Next(expression.substr(at), at));
      at += tokens.back().text.size();
      if (tokens.back().kind == TokenKind::Bad) {
        break;
      }
    }
  }
  tokens.push_back({.kind = TokenKind::End, .begin = expression.size(), .text = {}});
  return tokens;
}

}  // namespace linter::promql
