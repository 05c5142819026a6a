#include "linter/lsp/document.h"

#include <gtest/gtest.h>

namespace linter::tests {

using lsp::Document;
using lsp::Json;

static Json Range(int line, int from, int to_line, int to) {
  return {{"start", {{"line", line}, {"character", from}}},
          {"end", {{"line", to_line}, {"character", to}}}};
}

static std::string Edited(const std::string& text, const Json& changes, ColumnUnit unit) {
  return Document("untitled:a", "yaml", 1, text, unit).Changed(changes, 2, unit)->text();
}

TEST(LspDocument, ChangesFollowEachOther) {
  const Json changes = {{{"range", Range(1, 0, 1, 1)}, {"text", "B"}},
                        {{"range", Range(0, 1, 1, 0)}, {"text", ""}},
                        {{"range", Range(0, 2, 0, 2)}, {"text", "\nc\n"}}};
  EXPECT_EQ(Edited("a\nb\n", changes, ColumnUnit::Utf16), "aB\nc\n\n");
  EXPECT_EQ(Edited("a", {{{"text", "whole"}}}, ColumnUnit::Utf16), "whole");
}

TEST(LspDocument, ColumnsCountWhatWasAgreed) {
  const Json at = {{{"range", Range(0, 2, 0, 3)}, {"text", "x"}}};
  // One character of two UTF-16 units, four bytes.
  EXPECT_EQ(Edited("\xF0\x9F\x90\x9F"
                   "ab",
                   at, ColumnUnit::Utf16),
            "\xF0\x9F\x90\x9F"
            "xb");
  EXPECT_EQ(Edited("\xF0\x9F\x90\x9F"
                   "ab",
                   at, ColumnUnit::CodePoint),
            "\xF0\x9F\x90\x9F"
            "ax");
}

TEST(LspDocument, AnEditThatSplitsACharacterKeepsTheTextWhole) {
  const auto text = Edited("\xF0\x9F\x90\x9F\n", {{{"range", Range(0, 1, 0, 1)}, {"text", "x"}}},
                           ColumnUnit::Utf16);
  EXPECT_EQ(text.size(), 6U);
  EXPECT_NE(text.find("\xF0\x9F\x90\x9F"), std::string::npos);
}

TEST(LspDocument, PositionsOutsideAreThoseNextToIt) {
  const Json far = {{{"range", Range(100, 5, 200, 9)}, {"text", "!"}}};
  EXPECT_EQ(Edited("a\nb", far, ColumnUnit::Utf16), "a\nb!");
  const Json below = {{{"range", Range(-1, -1, 0, 1)}, {"text", "!"}}};
  EXPECT_EQ(Edited("ab", below, ColumnUnit::Utf16), "!b");
}

TEST(LspDocument, AddressesAndPaths) {
  EXPECT_EQ(lsp::PathOf("file:///a%20b/%C3%B6.yaml"), "/a b/ö.yaml");
  EXPECT_EQ(lsp::UriOf("/a b/ö.yaml"), "file:///a%20b/%C3%B6.yaml");
  EXPECT_EQ(lsp::PathOf("file://localhost/a"), "/a");
  EXPECT_FALSE(lsp::PathOf("untitled:Untitled-1"));
  EXPECT_FALSE(lsp::PathOf("file://"));
}

}  // namespace linter::tests
