#include "linter/promql/parser.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace linter::promql {

TEST(PromQl, ReadsWhatPrometheusReads) {
  constexpr std::array Expressions = {
      R"(histogram_quantile(0.99, sum(rate(x_bucket{job=~"a|b",code!~"5.."}[5m])) by (le, job)))",
      "a / on (x) group_left (y) b > bool 1",
      "max_over_time(rate(x[5m])[1h:1m] offset -1w @ end()) > 1e3",
      "1 - (sum without(cpu) (x)) >= 0x1F",
      "sum by (by) (x) or vector(0)",
      R"({__name__=~"a:b"} unless on() y)",
      "-x ^ 2 == Inf",
      R"(absent(up{job="x",}))",
      "up == 0 # down",
      R"(count_values("v", build))",
      "x[5m:]",
      "quantile_over_time(.9, x[1d])",
      R"({"my.metric", a="b"})",
      "sum (rate(a[5m])) BY (x) > 1 AND sum(b) by (x)",
      "avg > 1",
      "a{b=`c`}",
      "day_of_week() == 0",
      "sum:x > 1",
  };
  for (const auto* const expression : Expressions) {
    const auto read = Parse(expression);
    EXPECT_FALSE(read.fault) << expression << ": " << read.fault->message;
  }
}

static std::string FaultOf(std::string_view expression) {
  const auto fault = Parse(expression).fault;
  return fault ? std::string(expression.substr(fault->begin, fault->end - fault->begin)) + " | " +
                     fault->message
               : "none";
}

TEST(PromQl, SaysWhereItStops) {
  EXPECT_EQ(FaultOf("sum(x"), " | expression ends too early");
  EXPECT_EQ(FaultOf("rate(x) > 1"), "rate | `rate` needs a range such as `[5m]`");
  EXPECT_EQ(FaultOf("sum(x[5m])"), "sum | `sum` takes no range such as `[5m]`");
  EXPECT_EQ(FaultOf("1 + rte(x[5m])"), "rte | PromQL has no function `rte`");
  EXPECT_EQ(FaultOf("clamp(x, 1)"), "clamp | `clamp` does not take 2 arguments");
  EXPECT_EQ(FaultOf("topk(x)"), "topk | `topk` does not take 1 argument");
  EXPECT_EQ(FaultOf("x{a=b}"), "b | `b` is no string in quotes");
  EXPECT_EQ(FaultOf("x{a=\"b} > 1"), "\" | `\"` is no string in quotes");
  EXPECT_EQ(FaultOf("x && y"), "& | `&` cannot be read");
  EXPECT_EQ(FaultOf("x y"), "y | `y` is not expected");
  EXPECT_EQ(FaultOf("x == \"a\""), "== | `==` stands beside a range or a string");
  EXPECT_EQ(FaultOf(""), " | expression ends too early");
}

TEST(PromQl, ReadsLiterals) {
  EXPECT_EQ(FaultOf(R"(x{a=~"b\.c"})"),
            R"("b\.c" | "b\.c" has an escape that PromQL does not have)");
  EXPECT_EQ(FaultOf(R"(x{a=~"b\\.c"})"), "none");
  EXPECT_EQ(FaultOf(R"(x{a=~"("})"), R"("(" | "(" is no regular expression)");
  EXPECT_EQ(Parse(R"(x{a="\x41\u00e4\n\101'"})").root().matchers[0].value, "A\xc3\xa4\nA'");
  EXPECT_EQ(Parse("x[1h30m]").root().seconds, 5'400);
  EXPECT_EQ(Parse("x[300]").root().seconds, 300);
  EXPECT_EQ(Parse("x[10 m]").root().seconds, 600);
  EXPECT_EQ(FaultOf("x[10 minutes]"), "minutes | `minutes` stands where `]` is expected");
  EXPECT_EQ(FaultOf("x[30m1h]"), "30m1h | `30m1h` is no duration");
  EXPECT_EQ(FaultOf("x[0s]"), "0s | range `[0s]` is empty");
}

TEST(PromQl, KnowsWhatFitsTogether) {
  EXPECT_EQ(FaultOf("1 > 2"), "> | `>` between two numbers lacks `bool`");
  EXPECT_EQ(FaultOf("x and 1"), "and | `and` stands beside a number");
  EXPECT_EQ(FaultOf("x + bool y"), "+ | `bool` stands behind `+`, which compares nothing");
  EXPECT_EQ(FaultOf("sum(1)"), "sum | `sum` has a number where it takes a vector");
  EXPECT_EQ(FaultOf("sum(x)[5m]"), "5m | range `[5m]` does not stand behind a selector");
  EXPECT_EQ(FaultOf("sum(x) offset 5m"),
            "offset | `offset` does not stand behind a selector or a range");
  EXPECT_EQ(FaultOf("x * on(a) group_left(a) y"), "* | label `a` is in `on` and in the group");
  EXPECT_EQ(FaultOf(R"({a=~".*"})"), "{ | selector has no matcher that excludes the empty string");
  EXPECT_EQ(FaultOf(R"(x{__name__="y"})"), "x | `x` has its name in the brackets again");
}

// An operation in brackets, innermost first.
static std::string Shape(const Expression& read) {
  std::vector<std::string> shapes;
  for (const auto& node : read.nodes) {
    std::string inside;
    for (const auto operand : node.operands) {
      inside += (inside.empty() ? "" : " ") + shapes[operand];
    }
    shapes.push_back(node.operands.empty() ? std::string(node.name)
                                           : "(" + std::string(node.name) + " " + inside + ")");
  }
  return shapes.back();
}

TEST(PromQl, BindsAsPrometheusDoes) {
  EXPECT_EQ(Shape(Parse("a + b * c > 1 and d or e")), "(or (and (> (+ a (* b c)) 1) d) e)");
  EXPECT_EQ(Shape(Parse("a - b - c")), "(- (- a b) c)");
  EXPECT_EQ(Shape(Parse("a ^ b ^ c")), "(^ a (^ b c))");
  EXPECT_EQ(Shape(Parse("-a ^ b * c")), "(* (- (^ a b)) c)");
  EXPECT_EQ(Shape(Parse("SUM(a) by (b) AND (c or d)")), "(and (sum a) (or c d))");
}

TEST(PromQl, IsBoundedInDepthAndLength) {
  EXPECT_TRUE(Parse(std::string(200'000, '(')).empty());
  EXPECT_FALSE(Parse(std::string(200'000, '(')).fault);
  EXPECT_TRUE(Parse(std::string(300'000, 'x')).empty());
  std::string powers = "x";
  std::string sums = "x";
  std::string quotes = "x{a=";
  for (int at = 0; at < 100'000; ++at) {
    powers += "^x";
    sums += "+x";
    quotes += "\"\\";
  }
  EXPECT_TRUE(Parse(powers).empty());
  EXPECT_EQ(Parse(sums).nodes.size(), 200'001U);
  EXPECT_TRUE(Parse(quotes).fault);
}

}  // namespace linter::promql
