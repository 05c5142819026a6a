#include "linter/text/json_syntax.h"

#include <gtest/gtest.h>

#include <string>

namespace linter {

TEST(JsonSyntax, TakesJson) {
  for (const auto* const text :
       {"{}", " [ ] ", "null", "-0.5e+3", R"({"a": [1, {"b": "c\u00e4\n"}, true], "d": {}})",
        "[[],[[]]]\n"}) {
    EXPECT_EQ(FindJsonFault(text), std::nullopt) << text;
  }
}

TEST(JsonSyntax, SaysWhereItStops) {
  EXPECT_EQ(FindJsonFault(""), 0U);
  EXPECT_EQ(FindJsonFault("{\"a\": 1,}"), 8U);
  EXPECT_EQ(FindJsonFault("[1, ]"), 4U);
  EXPECT_EQ(FindJsonFault("[1 2]"), 3U);
  EXPECT_EQ(FindJsonFault("{a: 1}"), 1U);
  EXPECT_EQ(FindJsonFault("{\"a\" 1}"), 5U);
  EXPECT_EQ(FindJsonFault("{} x"), 3U);
  EXPECT_EQ(FindJsonFault("[1}"), 2U);
  EXPECT_EQ(FindJsonFault("01"), 1U);
  EXPECT_EQ(FindJsonFault("\"a"), 2U);
  EXPECT_EQ(FindJsonFault("\"\\x\""), 2U);
  EXPECT_EQ(FindJsonFault("// no"), 0U);
  EXPECT_EQ(FindJsonFault(std::string("\"\0\"", 3)), 1U);
}

TEST(JsonSyntax, IsNotBoundInDepth) {
  const std::string deep(1'000'000, '[');
  EXPECT_EQ(FindJsonFault(deep), deep.size());
  EXPECT_EQ(FindJsonFault(deep + std::string(deep.size(), ']')), std::nullopt);
}

}  // namespace linter
