#include "linter/text/line_index.h"

#include <gtest/gtest.h>

#include <string>

namespace linter {

TEST(LineIndex, CountsLinesAfterEveryBreak) {
  const std::string text = "a\nbc\r\nd\re";
  const LineIndex index(text);
  EXPECT_EQ(index.line_count(), 4U);
  EXPECT_EQ(index.Line(1), "a");
  EXPECT_EQ(index.Line(2), "bc");
  EXPECT_EQ(index.Line(3), "d");
  EXPECT_EQ(index.Line(4), "e");
  EXPECT_EQ(index.Line(5), "");
  EXPECT_EQ(index.At(3, ColumnUnit::Byte), (Position{2, 2}));
  EXPECT_EQ(index.At(8, ColumnUnit::Byte), (Position{4, 1}));
  EXPECT_EQ(index.At(100, ColumnUnit::Byte), (Position{4, 2}));
}

TEST(LineIndex, CountsColumnsInEachUnit) {
  // e with acute, a face, and a byte that is no UTF-8.
  const std::string text = "\xC3\xA9\xF0\x9F\x98\x80\xFFx";
  const LineIndex index(text);
  EXPECT_EQ(index.At(7, ColumnUnit::Byte).column, 8U);
  EXPECT_EQ(index.At(7, ColumnUnit::CodePoint).column, 4U);
  EXPECT_EQ(index.At(7, ColumnUnit::Utf16).column, 5U);
}

TEST(LineIndex, FindsOffsets) {
  const std::string text = "ab\r\n\xC3\xA9z\n";
  const LineIndex index(text);
  EXPECT_EQ(index.OffsetOf({2, 2}, ColumnUnit::CodePoint), 6U);
  EXPECT_EQ(index.OffsetOf({1, 50}, ColumnUnit::Byte), 2U);
  EXPECT_EQ(index.OffsetOf({9, 1}, ColumnUnit::Byte), text.size());
  for (std::uint32_t offset : {0U, 1U, 4U, 6U, 8U}) {
    const Position position = index.At(offset, ColumnUnit::Utf16);
    EXPECT_EQ(index.OffsetOf(position, ColumnUnit::Utf16), offset);
  }
}

}  // namespace linter
