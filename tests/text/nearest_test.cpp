#include "linter/text/nearest.h"

#include <gtest/gtest.h>

#include <array>

namespace linter {

TEST(Nearest, FindsTheMeantWord) {
  constexpr std::array<std::string_view, 4> Words = {"severity", "select", "exclude", "include"};
  EXPECT_EQ(Nearest("sevrity", Words), "severity");
  EXPECT_EQ(Nearest("severtiy", Words), "severity");
  EXPECT_EQ(Nearest("exclud", Words), "exclude");
  EXPECT_EQ(Nearest("slect", Words), "select");
}

TEST(Nearest, KeepsStillWhereNoneIsClose) {
  constexpr std::array<std::string_view, 2> Words = {"severity", "select"};
  EXPECT_EQ(Nearest("profile", Words), std::nullopt);
  EXPECT_EQ(Nearest("", Words), std::nullopt);
  EXPECT_EQ(Nearest(std::string(100000, 's'), Words), std::nullopt);
  EXPECT_EQ(Nearest("x", {}), std::nullopt);
}

}  // namespace linter
