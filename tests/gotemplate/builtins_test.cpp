#include <gtest/gtest.h>

#include "tests/gotemplate/rendering.h"

namespace linter::gotemplate {

TEST(Builtins, Printf) {
  EXPECT_EQ(
      Render(R"({{ printf "[%5s][%-5s][%05d][%x][%X][%08.3f][%+d][% d][%c][%U]" "ab" "cd" 42 )"
             R"(255 "hi" 3.14159 5 7 65 8364 }})"),
      "[   ab][cd   ][00042][ff][6869][0003.142][+5][ 7][A][U+20AC]");
  EXPECT_EQ(Render(R"({{ printf "%s-%s" "a" }})"), "a-%!s(MISSING)");
  EXPECT_EQ(Render(R"({{ printf "%s" "a" "b" 3 }})"), "a%!(EXTRA string=b, int=3)");
  EXPECT_EQ(Render(R"({{ printf "%d|%s|%t|%z" "x" 5 1 1 }})"),
            "%!d(string=x)|%!s(int=5)|%!t(int=1)|%!z(int=1)");
  EXPECT_EQ(Render(R"({{ printf "100%" }})"), "100%!(NOVERB)");
  EXPECT_EQ(Render(R"({{ printf "%[2]s %[1]s" "a" "b" }})"), "b a");
  EXPECT_EQ(Render(R"({{ printf "%*d|%.3s|%q" 6 42 "abcdef" "a\"\x01" }})"),
            "    42|abc|\"a\\\"\\x01\"");
  EXPECT_EQ(Render(R"({{ printf "%v %T %s" nil nil nil }})"), "<nil> <nil> %!s(<nil>)");
  EXPECT_EQ(Render(R"({{ printf "%e %g %G" 123456.789 1e-7 1e21 }})"), "1.234568e+05 1e-07 1E+21");
}

TEST(Builtins, Print) {
  EXPECT_EQ(Render(R"({{ print 1 2 "a" "b" 3 4 true nil }})"), "1 2ab3 4 true <nil>");
  EXPECT_EQ(Render(R"({{ println 1 "a" }})"), "1 a\n");
}

TEST(Builtins, Floats) {
  EXPECT_EQ(Render("{{ 100000.0 }} {{ 1000000.0 }} {{ 1234567.0 }} {{ 0.00001 }} {{ 1.50 }}"),
            "100000 1e+06 1.234567e+06 1e-05 1.5");
}

TEST(Builtins, Comparisons) {
  EXPECT_EQ(
      Render("{{ eq 1 2 1 }} {{ ne 1 2 }} {{ lt \"a\" \"b\" }} {{ ge 2 2 }} {{ eq nil nil }}"),
      "true true true true true");
  EXPECT_EQ(Render("{{ eq 1 1.0 }}"),
            "template: t:1:3: executing \"t\" at <eq 1 1.0>: error calling eq: incompatible types "
            "for comparison: int and float64");
  EXPECT_EQ(Render("{{ lt true false }}"),
            "template: t:1:3: executing \"t\" at <lt true false>: error calling lt: invalid type "
            "for comparison");
}

TEST(Builtins, LogicStopsEarly) {
  EXPECT_EQ(Render("{{ or 1 (index nil 1) }} {{ and 0 (index nil 1) }} {{ not 0 }}"), "1 0 true");
}

TEST(Builtins, IndexAndSlice) {
  EXPECT_EQ(Render("{{ index \"abc\" 1 }} {{ slice \"abcdef\" 1 3 }} {{ len \"h\u00e9\" }}"),
            "98 bc 3");
  EXPECT_EQ(Render("{{ index \"abc\" 9 }}"),
            "template: t:1:3: executing \"t\" at <index \"abc\" 9>: error calling index: index out "
            "of range: 9");
}

TEST(Builtins, Escapers) {
  EXPECT_EQ(Render("{{ html \"<a&'\" }} {{ urlquery \"a b&c\" }} {{ js \"<'x'>\" }}"),
            "&lt;a&amp;&#39; a+b%26c \\u003C\\'x\\'\\u003E");
}

}  // namespace linter::gotemplate
