// Recursive descent, one function for each level of binding: `or`, `and`, `not`, comparison.

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "linter/custom/expression.h"
#include "linter/custom/lexer.h"
#include "linter/k8s/quantity.h"
#include "linter/text/nearest.h"

namespace linter::custom {

constexpr std::size_t MostBytes = 16384;
constexpr std::size_t MostDepth = 40;
constexpr std::size_t MostSteps = 64;

static constexpr std::array<std::string_view, 5> Functions = {"exists", "any", "all", "size",
                                                              "key"};
static constexpr std::array<std::string_view, 11> Operators = {
    "==", "!=", "<", "<=", ">", ">=", "matches", "in", "and", "or", "not"};

class Parser {
 public:
  explicit Parser(std::string_view text);

  ParsedCondition ReadCondition();
  ParsedPath ReadWholePath();

 private:
  Condition ReadOr();
  Condition ReadAnd();
  Condition ReadNot();
  Condition ReadPrimary();
  Condition ReadQuantifier(Condition::Kind kind);
  Condition ReadExists();
  Condition ReadComparison();
  void ReadRight(const Token& sign, Condition& condition);
  void ReadPattern(Condition& condition);
  void ReadList(Operand& operand);
  Operand ReadOperand();
  Literal ReadLiteral();
  Path ReadPath();
  void ReadSteps(Path& path);
  void ReadBracket(Path& path);
  void CheckOrder(const Token& sign, const Operand& operand);

  bool failed() const { return fault_.has_value(); }
  const Token& Peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  Token Take() {
    auto token = Peek();
    at_ = std::min(at_ + 1, tokens_.size() - 1);
    return token;
  }
  bool IsCall(std::string_view name) const { return Peek().IsName(name) && Peek(1).Is("("); }
  void Expect(std::string_view symbol);
  void ExpectEnd();
  // The first fault counts.
  void Fail(const Token& token, std::string message) {
    if (!fault_) {
      fault_ = Fault{token.offset, std::move(message)};
    }
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::optional<Fault> fault_;
};

// As a sentence has it.
static std::string Describe(const Token& token) {
  switch (token.kind) {
    case Token::Kind::End:
      return "the end";
    case Token::Kind::Text:
      return fmt::format("the text \"{}\"", token.text);
    default:
      return fmt::format("`{}`", token.text);
  }
}

static std::string Suggest(std::string_view word, std::span<const std::string_view> known) {
  const auto nearest = Nearest(word, known);
  return nearest ? fmt::format("; did you mean `{}`?", *nearest) : "";
}

Parser::Parser(std::string_view text) {
  if (text.size() > MostBytes) {
    fault_ = Fault{MostBytes, fmt::format("an expression has at most {} bytes", MostBytes)};
    text = {};
  }
  auto read = ReadTokens(text);
  tokens_ = std::move(read.tokens);
  if (read.fault) {
    fault_ = std::move(read.fault);
  }
}

ParsedCondition ParseCondition(std::string_view text) {
  return Parser(text).ReadCondition();
}

ParsedPath ParsePath(std::string_view text) {
  return Parser(text).ReadWholePath();
}

ParsedCondition Parser::ReadCondition() {
  ParsedCondition parsed;
  if (!failed()) {
    parsed.condition = ReadOr();
    ExpectEnd();
  }
  parsed.fault = std::move(fault_);
  return parsed;
}

ParsedPath Parser::ReadWholePath() {
  ParsedPath parsed;
  if (!failed()) {
    parsed.path = ReadPath();
    ExpectEnd();
  }
  parsed.fault = std::move(fault_);
  return parsed;
}

void Parser::Expect(std::string_view symbol) {
  const auto token = Take();
  if (!token.Is(symbol)) {
    Fail(token, fmt::format("here stands {} instead of `{}`", Describe(token), symbol));
  }
}

// What stands for an operator in other languages, where it is no misspelling of one.
static std::string_view OperatorMeantBy(std::string_view word) {
  struct Synonym {
    std::string_view word;
    std::string_view ours;
  };
  static constexpr std::array<Synonym, 8> Synonyms = {{{"match", "matches"},
                                                       {"like", "matches"},
                                                       {"contains", "matches"},
                                                       {"is", "=="},
                                                       {"equals", "=="},
                                                       {"eq", "=="},
                                                       {"ne", "!="},
                                                       {"AND", "and"}}};
  const auto* found = std::find_if(Synonyms.begin(), Synonyms.end(),
                                   [&](const Synonym& each) { return each.word == word; });
  return found == Synonyms.end() ? std::string_view() : found->ours;
}

void Parser::ExpectEnd() {
  const auto& token = Peek();
  if (token.kind == Token::Kind::Name) {
    const auto meant = OperatorMeantBy(token.text);
    Fail(token, fmt::format("`{}` is no operator{}", token.text,
                            meant.empty() ? Suggest(token.text, Operators)
                                          : fmt::format("; did you mean `{}`?", meant)));
  } else if (token.kind != Token::Kind::End) {
    Fail(token, fmt::format("{} does not belong here", Describe(token)));
  }
}

Condition Parser::ReadOr() {
  auto first = ReadAnd();
  if (!Peek().IsName("or")) {
    return first;
  }
  Condition condition{.kind = Condition::Kind::Or, .parts = {}};
  condition.parts.push_back(std::move(first));
  while (!failed() && Peek().IsName("or")) {
    Take();
    condition.parts.push_back(ReadAnd());
  }
  return condition;
}

Condition Parser::ReadAnd() {
  auto first = ReadNot();
  if (!Peek().IsName("and")) {
    return first;
  }
  Condition condition{.kind = Condition::Kind::And, .parts = {}};
  condition.parts.push_back(std::move(first));
  while (!failed() && Peek().IsName("and")) {
    Take();
    condition.parts.push_back(ReadNot());
  }
  return condition;
}

Condition Parser::ReadNot() {
  if (++depth_ > MostDepth) {
    Fail(Peek(), fmt::format("an expression is at most {} levels deep", MostDepth));
  }
  Condition condition;
  if (!failed() && Peek().IsName("not")) {
    Take();
    condition.kind = Condition::Kind::Not;
    condition.parts.push_back(ReadNot());
  } else if (!failed()) {
    condition = ReadPrimary();
  }
  --depth_;
  return condition;
}

Condition Parser::ReadPrimary() {
  if (Peek().Is("(")) {
    Take();
    auto condition = ReadOr();
    Expect(")");
    return condition;
  }
  if (IsCall("any") || IsCall("all")) {
    return ReadQuantifier(Take().text == "any" ? Condition::Kind::Any : Condition::Kind::All);
  }
  if (IsCall("exists")) {
    return ReadExists();
  }
  return ReadComparison();
}

Condition Parser::ReadQuantifier(Condition::Kind kind) {
  Condition condition{.kind = kind, .parts = {}};
  Expect("(");
  condition.left.path = ReadPath();
  Expect(",");
  if (!failed()) {
    condition.parts.push_back(ReadOr());
  }
  Expect(")");
  return condition;
}

Condition Parser::ReadExists() {
  Condition condition{.kind = Condition::Kind::Exists, .parts = {}};
  Take();
  Expect("(");
  condition.left.path = ReadPath();
  Expect(")");
  return condition;
}

Condition Parser::ReadComparison() {
  Condition condition{.kind = Condition::Kind::Compare, .parts = {}};
  const auto begin = Peek();
  condition.left = ReadOperand();
  if (failed()) {
    return condition;
  }
  const auto sign = Peek();
  const bool symbol = sign.kind == Token::Kind::Symbol &&
                      std::find(Operators.begin(), Operators.end(), sign.text) != Operators.end();
  if (symbol || sign.IsName("matches") || sign.IsName("in")) {
    Take();
    if (condition.left.kind == Operand::Kind::Literals) {
      Fail(begin, "a field stands on the left of a comparison");
    }
    ReadRight(sign, condition);
  } else if (condition.left.kind == Operand::Kind::Value) {
    condition.kind = Condition::Kind::Truth;
  } else {
    Fail(sign, fmt::format("here stands {} instead of a comparison", Describe(sign)));
  }
  return condition;
}

void Parser::ReadRight(const Token& sign, Condition& condition) {
  if (sign.text == "matches") {
    ReadPattern(condition);
    return;
  }
  if (sign.text == "in") {
    condition.kind = Condition::Kind::In;
    if (Peek().Is("[")) {
      ReadList(condition.right);
    } else {
      condition.right = ReadOperand();
    }
    return;
  }
  static constexpr std::array<std::string_view, 6> Signs = {"==", "!=", "<", "<=", ">", ">="};
  const auto* place = std::find(Signs.begin(), Signs.end(), sign.text);
  condition.comparison = static_cast<Comparison>(place - Signs.begin());
  const auto right = Peek();
  condition.right = ReadOperand();
  if (condition.comparison > Comparison::Different) {
    CheckOrder(right, condition.right);
  }
}

// `<` and its like are about numbers.
void Parser::CheckOrder(const Token& sign, const Operand& operand) {
  for (const auto& literal : operand.literals) {
    if (literal.kind != Literal::Kind::Number) {
      Fail(sign, fmt::format("only numbers and quantities are less or greater than others, not {}",
                             Describe(sign)));
    }
  }
}

void Parser::ReadPattern(Condition& condition) {
  condition.kind = Condition::Kind::Matches;
  const auto token = Take();
  if (token.kind != Token::Kind::Text) {
    Fail(token,
         fmt::format("a pattern in quotes stands behind `matches`, not {}", Describe(token)));
    return;
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(1 << 20U);
  auto pattern = std::make_shared<re2::RE2>(token.text, options);
  if (!pattern->ok()) {
    Fail(token, fmt::format("this is no regular expression as RE2 has them: {}", pattern->error()));
  }
  condition.pattern = std::move(pattern);
}

void Parser::ReadList(Operand& operand) {
  operand.kind = Operand::Kind::Literals;
  Expect("[");
  while (!failed() && !Peek().Is("]")) {
    operand.literals.push_back(ReadLiteral());
    if (!Peek().Is("]")) {
      Expect(",");
    }
  }
  Expect("]");
}

Operand Parser::ReadOperand() {
  Operand operand;
  const auto& token = Peek();
  if (IsCall("size") || IsCall("key")) {
    operand.kind = Take().text == "size" ? Operand::Kind::Size : Operand::Kind::Key;
    Expect("(");
    operand.path = ReadPath();
    Expect(")");
  } else if (token.kind == Token::Kind::Text || token.kind == Token::Kind::Number ||
             token.IsName("true") || token.IsName("false") || token.IsName("null")) {
    operand.kind = Operand::Kind::Literals;
    operand.literals.push_back(ReadLiteral());
  } else {
    operand.path = ReadPath();
  }
  return operand;
}

Literal Parser::ReadLiteral() {
  const auto token = Take();
  if (token.kind == Token::Kind::Text) {
    return {.kind = Literal::Kind::Text, .text = token.text};
  }
  if (token.kind == Token::Kind::Number) {
    const auto quantity = k8s::ParseQuantity(token.text);
    if (!quantity) {
      const auto meant = k8s::MeantQuantity(token.text);
      Fail(token, fmt::format("`{}` is no number or quantity{}", token.text,
                              meant ? fmt::format("; did you mean `{}`?", *meant) : ""));
    }
    return {.kind = Literal::Kind::Number,
            .text = token.text,
            .number = quantity ? quantity->value : 0.0};
  }
  if (token.IsName("true") || token.IsName("false")) {
    return {.kind = Literal::Kind::Bool, .text = token.text, .truth = token.text == "true"};
  }
  if (!token.IsName("null")) {
    Fail(token, token.kind == Token::Kind::Name
                    ? fmt::format("texts stand in quotes: \"{}\"", token.text)
                    : fmt::format("here stands {} instead of a value", Describe(token)));
  }
  return {};
}

Path Parser::ReadPath() {
  Path path;
  const auto token = Take();
  if (token.Is("$")) {
    path.from = Path::From::Object;
  } else if (token.kind == Token::Kind::Name && Peek().Is("(")) {
    Fail(token,
         fmt::format("there is no function `{}`{}", token.text, Suggest(token.text, Functions)));
  } else if (token.kind == Token::Kind::Name) {
    path.steps.push_back({.key = token.text});
  } else if (!token.Is("@")) {
    Fail(token, fmt::format("here stands {} instead of a field", Describe(token)));
  }
  ReadSteps(path);
  return path;
}

void Parser::ReadSteps(Path& path) {
  while (!failed() && (Peek().Is(".") || Peek().Is("["))) {
    if (path.steps.size() >= MostSteps) {
      Fail(Peek(), fmt::format("a path has at most {} steps", MostSteps));
    } else if (Peek().Is("[")) {
      ReadBracket(path);
    } else {
      Take();
      const auto token = Take();
      if (token.kind != Token::Kind::Name && token.kind != Token::Kind::Text) {
        Fail(token, fmt::format("here stands {} instead of a key{}", Describe(token),
                                token.Is("*") ? "; every item is `[*]`" : ""));
      }
      path.steps.push_back({.key = token.text});
    }
  }
}

void Parser::ReadBracket(Path& path) {
  Take();
  const auto token = Take();
  Step step{.key = token.text};
  if (token.Is("*")) {
    step.kind = Step::Kind::Each;
  } else if (token.kind == Token::Kind::Number) {
    step.kind = Step::Kind::Index;
    const auto* end = token.text.data() + token.text.size();
    const auto result = std::from_chars(token.text.data(), end, step.index);
    if (result.ec != std::errc() || result.ptr != end) {
      Fail(token, fmt::format("`{}` is no position in a list; they begin with 0", token.text));
    }
    step.key = fmt::format("[{}]", token.text);
  } else if (token.kind != Token::Kind::Text) {
    Fail(token, fmt::format("between brackets stands `*`, a position, or a key in quotes, not {}",
                            Describe(token)));
  }
  path.steps.push_back(std::move(step));
  Expect("]");
}

}  // namespace linter::custom
