#include "linter/text/edit.h"

#include <gtest/gtest.h>

namespace linter {

static Edit At(std::uint32_t begin, std::uint32_t end, std::string text) {
  return {{{}, begin, end}, std::move(text)};
}

TEST(Apply, TakesEditsInAnyOrder) {
  EXPECT_EQ(Apply("abcdef", {At(4, 5, "E"), At(0, 2, ""), At(6, 6, "!")}), "cdEf!");
  EXPECT_EQ(Apply("abc", {}), "abc");
  EXPECT_EQ(Apply("", {At(0, 0, "x")}), "x");
}

TEST(Apply, KeepsTheOrderOfInsertsAtOnePlace) {
  EXPECT_EQ(Apply("ab", {At(1, 1, "1"), At(1, 1, "2"), At(0, 0, "0")}), "0a12b");
}

TEST(Apply, InsertsBeforeAReplacementAtTheSamePlace) {
  EXPECT_EQ(Apply("abc", {At(1, 1, "x"), At(1, 2, "B")}), "axBc");
}

}  // namespace linter
