#include "linter/promql/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "linter/promql/literal.h"
#include "linter/promql/reading.h"
#include "linter/promql/typing.h"

namespace linter::promql {

// By recursive descent, operators by their precedence. Brackets and modifiers of time leave no
// node. Depth and length are bounded: what is beyond is not read, and no fault.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : reading_(std::move(tokens)) {}

  Expression Read();

 private:
  static constexpr int MaxDepth = 200;

  // Where a node stands, and whether it was a selector or a range without brackets around it.
  struct Part {
    std::size_t node = 0;
    bool bare = false;
  };

  bool Going() const { return reading_.going() && !too_deep_; }
  Kind Yields(std::size_t node) const { return nodes_[node].yields; }
  std::size_t Add(Node node) {
    nodes_.push_back(std::move(node));
    return nodes_.size() - 1;
  }
  static Node At(const Token& token, NodeKind kind, Kind yields) {
    return {.kind = kind,
            .yields = yields,
            .begin = token.begin,
            .end = token.begin + token.text.size(),
            .name = token.text};
  }

  std::size_t Operands(int least);
  std::size_t Operand();
  Part Primary();
  Part Word();
  std::size_t Call();
  std::size_t Aggregation(std::string_view name);
  std::size_t Selector();
  std::size_t Suffixed(Part part);
  std::size_t Range(Part part, bool shifted);
  void Shift(bool allowed);
  void Modifiers(Node& operation);
  std::vector<std::size_t> Arguments();
  std::vector<std::string> LabelNames();
  void Matchers(Node& selector);
  bool MatchedValue(Matcher& matcher);
  std::string TextValue();
  double Duration();

  Reading reading_;
  int depth_ = 0;
  bool too_deep_ = false;
  std::vector<Node> nodes_;
};

struct Operator {
  std::string_view name;
  int precedence;
};

// Of the token that stands there; without a name where it is none.
static Operator OperatorOf(const Token& token) {
  constexpr std::array Operators = {
      Operator{"or", 1}, Operator{"and", 2}, Operator{"unless", 2}, Operator{"==", 3},
      Operator{"!=", 3}, Operator{"<", 3},   Operator{">", 3},      Operator{"<=", 3},
      Operator{">=", 3}, Operator{"+", 4},   Operator{"-", 4},      Operator{"*", 5},
      Operator{"/", 5},  Operator{"%", 5},   Operator{"atan2", 5},  Operator{"^", 6},
  };
  if (token.kind != TokenKind::Sign && token.kind != TokenKind::Word) {
    return {};
  }
  const auto* const found =
      std::find_if(Operators.begin(), Operators.end(),
                   [&](const Operator& known) { return EqualsInAnyCase(known.name, token.text); });
  return found != Operators.end() ? *found : Operator();
}

static constexpr int Power = 6;

Expression Parser::Read() {
  Operands(1);
  if (Going() && reading_.now().kind != TokenKind::End) {
    reading_.Refuse(reading_.now().kind == TokenKind::Bad ? "cannot be read" : "is not expected");
  }
  if (too_deep_) {
    return {};
  }
  if (reading_.fault()) {
    return {.fault = reading_.fault(), .nodes = {}};
  }
  return {.fault = {}, .nodes = std::move(nodes_)};
}

std::size_t Parser::Operands(int least) {
  if (++depth_ > MaxDepth) {
    too_deep_ = true;
  }
  if (!Going()) {
    return Add({});
  }
  std::size_t left = Operand();
  while (Going()) {
    const auto token = reading_.now();
    const auto found = OperatorOf(token);
    if (found.name.empty() || found.precedence < least) {
      break;
    }
    reading_.Advance();
    Node operation = At(token, NodeKind::Operation, Kind::Instant);
    operation.name = found.name;
    Modifiers(operation);
    const std::size_t right = Operands(found.precedence == Power ? Power : found.precedence + 1);
    operation.operands = {left, right};
    if (Going()) {
      if (auto why = WhyRefused(operation, Yields(left), Yields(right))) {
        reading_.RefuseAt(token, *std::move(why));
      }
      operation.yields = Yields(left) == Kind::Scalar ? Yields(right) : Yields(left);
    }
    left = Add(std::move(operation));
  }
  --depth_;
  return left;
}

void Parser::Modifiers(Node& operation) {
  operation.keeps_all = reading_.TakesWord("bool");
  const bool on = reading_.SeesWord("on");
  if (!on && !reading_.SeesWord("ignoring")) {
    return;
  }
  reading_.Advance();
  operation.grouping = on ? Grouping::On : Grouping::Ignoring;
  operation.labels = LabelNames();
  const bool left = reading_.SeesWord("group_left");
  if (left || reading_.SeesWord("group_right")) {
    reading_.Advance();
    operation.many = left ? Many::Left : Many::Right;
    if (reading_.Sees("(")) {
      operation.included = LabelNames();
    }
  }
}

std::size_t Parser::Operand() {
  const auto sign = reading_.now();
  if (!reading_.Sees("-") && !reading_.Sees("+")) {
    return Suffixed(Primary());
  }
  while (reading_.Takes("-") || reading_.Takes("+")) {
  }
  const auto inner = Operands(Power);
  if (Going() && (Yields(inner) == Kind::Range || Yields(inner) == Kind::Text)) {
    reading_.RefuseAt(sign, fmt::format("`{}` stands before a range or a string", sign.text));
  }
  Node node = At(sign, NodeKind::Sign, Yields(inner));
  node.operands = {inner};
  return Add(std::move(node));
}

Parser::Part Parser::Primary() {
  const auto token = reading_.now();
  if (reading_.Takes("(")) {
    const auto inner = Operands(1);
    reading_.Expect(")");
    return {.node = inner};
  }
  if (reading_.Sees("{")) {
    return {.node = Selector(), .bare = true};
  }
  switch (token.kind) {
    case TokenKind::Number:
    case TokenKind::Duration:
      reading_.Advance();
      return {.node = Add(At(token, NodeKind::Number, Kind::Scalar))};
    case TokenKind::Text: {
      Node node = At(token, NodeKind::Text, Kind::Text);
      node.text = TextValue();
      return {.node = Add(std::move(node))};
    }
    case TokenKind::Word:
      return Word();
    default:
      reading_.Refuse(token.kind == TokenKind::Bad ? "cannot be read" : "is not expected");
      return {.node = Add({})};
  }
}

Parser::Part Parser::Word() {
  const auto token = reading_.now();
  const auto& after = reading_.after();
  const bool opens = after.kind == TokenKind::Sign && after.text == "(";
  const auto aggregation = FindAggregation(token.text);
  const bool groups = after.kind == TokenKind::Word &&
                      (EqualsInAnyCase(after.text, "by") || EqualsInAnyCase(after.text, "without"));
  if (!aggregation.empty() && (opens || groups)) {
    return {.node = Aggregation(aggregation)};
  }
  if (EqualsInAnyCase(token.text, "inf") || EqualsInAnyCase(token.text, "nan")) {
    reading_.Advance();
    return {.node = Add(At(token, NodeKind::Number, Kind::Scalar))};
  }
  for (const auto* const keyword :
       {"bool", "on", "ignoring", "group_left", "group_right", "atan2"}) {
    if (EqualsInAnyCase(token.text, keyword)) {
      reading_.Refuse("is not expected");
    }
  }
  if (opens) {
    return {.node = Call()};
  }
  return {.node = Selector(), .bare = true};
}

std::size_t Parser::Selector() {
  const auto token = reading_.now();
  Node node = At(token, NodeKind::Selector, Kind::Instant);
  if (token.kind == TokenKind::Word) {
    reading_.Advance();
  } else {
    node.name = {};
  }
  if (reading_.Sees("{")) {
    Matchers(node);
    if (Going()) {
      if (auto why = WhyRefused(node)) {
        reading_.RefuseAt(token, *std::move(why));
      }
    }
  }
  return Add(std::move(node));
}

std::size_t Parser::Suffixed(Part part) {
  bool shifted = false;
  bool pinned = false;
  while (Going()) {
    const bool allowed = part.bare || Yields(part.node) == Kind::Range;
    if (reading_.Sees("[")) {
      part = {.node = Range(part, shifted || pinned), .bare = true};
      shifted = false;
      pinned = false;
    } else if (reading_.SeesWord("offset")) {
      Shift(allowed && !shifted);
      shifted = true;
    } else if (reading_.Sees("@")) {
      Shift(allowed && !pinned);
      pinned = true;
    } else {
      break;
    }
  }
  return part.node;
}

// `offset 5m`, `@ 1609746000`, `@ end()`.
void Parser::Shift(bool allowed) {
  if (!allowed) {
    reading_.Refuse("does not stand behind a selector or a range");
    return;
  }
  const bool pins = reading_.Sees("@");
  reading_.Advance();
  if (pins && (reading_.TakesWord("start") || reading_.TakesWord("end"))) {
    reading_.Expect("(");
    reading_.Expect(")");
    return;
  }
  if (reading_.Sees("-") || reading_.Sees("+")) {
    reading_.Advance();
  }
  Duration();
}

std::size_t Parser::Range(Part part, bool shifted) {
  const auto open = reading_.now();
  reading_.Advance();
  Node node = At(open, NodeKind::Range, Kind::Range);
  node.operands = {part.node};
  const auto written = reading_.now();
  node.seconds = Duration();
  node.begin = written.begin;
  node.end = written.begin + written.text.size();
  node.name = written.text;
  if (reading_.Takes(":")) {
    node.subquery = true;
    if (!reading_.Sees("]")) {
      Duration();
    }
  }
  reading_.Expect("]");
  if (!Going()) {
    return Add(std::move(node));
  }
  const bool selects = part.bare && nodes_[part.node].kind == NodeKind::Selector && !shifted;
  if (node.subquery ? Yields(part.node) != Kind::Instant : !selects) {
    reading_.RefuseAt(
        written, node.subquery
                     ? std::string("a subquery stands behind what is no vector")
                     : fmt::format("range `[{}]` does not stand behind a selector", written.text));
  } else if (node.seconds <= 0) {
    reading_.RefuseAt(written, fmt::format("range `[{}]` is empty", written.text));
  }
  return Add(std::move(node));
}

double Parser::Duration() {
  const auto token = reading_.now();
  if (!Going() || (token.kind != TokenKind::Duration && token.kind != TokenKind::Number)) {
    reading_.Refuse("stands where a duration is expected");
    return 0;
  }
  reading_.Advance();
  std::string written(token.text);
  written.erase(std::remove(written.begin(), written.end(), '_'), written.end());
  // Prometheus 3 reads `[10 m]` as well.
  if (reading_.now().kind == TokenKind::Word && ReadSeconds(written + "m") &&
      ReadSeconds(written + std::string(reading_.now().text))) {
    written += reading_.now().text;
    reading_.Advance();
  }
  const auto seconds = ReadSeconds(written);
  if (!seconds) {
    reading_.RefuseAt(token, fmt::format("`{}` is no duration", token.text));
  }
  return seconds.value_or(0);
}

std::vector<std::size_t> Parser::Arguments() {
  std::vector<std::size_t> arguments;
  reading_.Expect("(");
  while (Going() && (!arguments.empty() || !reading_.Sees(")"))) {
    arguments.push_back(Operands(1));
    if (!reading_.Takes(",")) {
      break;
    }
  }
  reading_.Expect(")");
  return arguments;
}

std::size_t Parser::Call() {
  const auto name = reading_.now();
  reading_.Advance();
  Node node = At(name, NodeKind::Call, Kind::Instant);
  node.operands = Arguments();
  const auto* const function = FindFunction(name.text);
  if (function == nullptr) {
    reading_.RefuseAt(name, fmt::format("PromQL has no function `{}`", name.text));
  } else if (Going()) {
    node.yields = function->yields;
    std::string kinds;
    for (const auto operand : node.operands) {
      kinds += LetterOf(Yields(operand));
    }
    if (auto why = WhyRefused(*function, kinds)) {
      reading_.RefuseAt(name, *std::move(why));
    }
  }
  return Add(std::move(node));
}

std::size_t Parser::Aggregation(std::string_view name) {
  const auto token = reading_.now();
  reading_.Advance();
  Node node = At(token, NodeKind::Aggregation, Kind::Instant);
  node.name = name;
  const auto groups = [&] {
    const bool by = reading_.SeesWord("by");
    if (node.grouping == Grouping::None && (by || reading_.SeesWord("without"))) {
      reading_.Advance();
      node.grouping = by ? Grouping::By : Grouping::Without;
      node.labels = LabelNames();
    }
  };
  groups();
  node.operands = Arguments();
  groups();
  if (Going()) {
    std::string kinds;
    for (const auto operand : node.operands) {
      kinds += LetterOf(Yields(operand));
    }
    const char parameter = ParameterOf(name);
    const std::string takes = parameter != '\0' ? std::string(1, parameter) + "v" : "v";
    if (auto why = WhyRefused(Function{.name = name, .takes = takes}, kinds)) {
      reading_.RefuseAt(token, *std::move(why));
    }
  }
  return Add(std::move(node));
}

std::string Parser::TextValue() {
  const auto token = reading_.now();
  reading_.Advance();
  auto value = ReadText(token.text);
  if (!value) {
    reading_.RefuseAt(token, fmt::format("{} has an escape that PromQL does not have", token.text));
  }
  return std::move(value).value_or("");
}

std::vector<std::string> Parser::LabelNames() {
  std::vector<std::string> names;
  reading_.Expect("(");
  while (Going() && !reading_.Sees(")")) {
    if (reading_.now().kind == TokenKind::Text) {
      names.push_back(TextValue());
    } else if (reading_.now().kind == TokenKind::Word) {
      names.emplace_back(reading_.now().text);
      reading_.Advance();
    } else {
      reading_.Refuse("is no name of a label");
      break;
    }
    if (!reading_.Takes(",")) {
      break;
    }
  }
  reading_.Expect(")");
  return names;
}

void Parser::Matchers(Node& selector) {
  reading_.Expect("{");
  while (Going() && !reading_.Sees("}")) {
    const auto token = reading_.now();
    Matcher matcher;
    if (token.kind == TokenKind::Text) {
      matcher.name = TextValue();
    } else if (token.kind == TokenKind::Word && token.text.find(':') == std::string_view::npos) {
      matcher.name = std::string(token.text);
      reading_.Advance();
    } else {
      reading_.Refuse("is no name of a label");
      return;
    }
    // A metric's name in quotes stands alone.
    if (token.kind == TokenKind::Text && (reading_.Sees(",") || reading_.Sees("}"))) {
      selector.matchers.push_back({.name = "__name__", .comparison = "=", .value = matcher.name});
    } else if (MatchedValue(matcher)) {
      selector.matchers.push_back(std::move(matcher));
    }
    if (!reading_.Takes(",")) {
      break;
    }
  }
  reading_.Expect("}");
}

bool Parser::MatchedValue(Matcher& matcher) {
  matcher.comparison = reading_.now().text;
  if (!(reading_.Takes("=") || reading_.Takes("!=") || reading_.Takes("=~") ||
        reading_.Takes("!~"))) {
    reading_.Refuse("stands where `=`, `!=`, `=~` or `!~` is expected");
    return false;
  }
  const auto token = reading_.now();
  if (token.kind != TokenKind::Text) {
    reading_.Refuse("is no string in quotes");
    return false;
  }
  matcher.value = TextValue();
  if (matcher.comparison.back() == '~' && !IsPattern(matcher.value)) {
    reading_.RefuseAt(token, fmt::format("{} is no regular expression", token.text));
  }
  return Going();
}

Expression Parse(std::string_view text) {
  // No expression that a person wrote; it would cost more memory than it is worth.
  constexpr std::size_t MaxBytes = 256 * 1024;
  return text.size() > MaxBytes ? Expression() : Parser(Tokens(text)).Read();
}

}  // namespace linter::promql
