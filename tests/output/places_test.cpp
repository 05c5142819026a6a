#include "linter/output/places.h"

#include <gtest/gtest.h>

#include <vector>

namespace linter::output {

static Span At(std::uint32_t begin, std::uint32_t end) {
  return {FileId{0}, begin, end};
}

class PlacesOf : public testing::Test {
 protected:
  static inline const SourceFile Source = {FileId{0}, "a.yaml",
                                           "one: 1\r\n\r\n\xF0\x9F\x9A\xA2: \xFF!\ntwo"};
  const std::vector<File> files_ = {{&Source}};
  Places places_ = Places(files_);
};

TEST_F(PlacesOf, CountColumnsInTheAskedUnit) {
  // The exclamation mark, after a ship of four bytes and a byte that is not UTF-8.
  EXPECT_EQ(places_.At(At(17, 18), ColumnUnit::CodePoint), (Region{{3, 5}, {3, 6}}));
  EXPECT_EQ(places_.At(At(17, 18), ColumnUnit::Utf16), (Region{{3, 6}, {3, 7}}));
}

TEST_F(PlacesOf, ClipASpanToItsFirstLineWithoutTheBreak) {
  EXPECT_EQ(places_.FirstLine(At(0, 3)), At(0, 3));
  EXPECT_EQ(places_.FirstLine(At(5, 15)), At(5, 6));
  // Between CR and LF.
  EXPECT_EQ(places_.FirstLine(At(7, 15)), At(6, 6));
}

TEST_F(PlacesOf, WidenAnEmptySpanWhereThereIsACharacter) {
  EXPECT_EQ(places_.Visible(At(0, 0)), At(0, 1));
  EXPECT_EQ(places_.Visible(At(10, 10)), At(10, 14));
  EXPECT_EQ(places_.Visible(At(6, 6)), At(5, 6));
  EXPECT_EQ(places_.Visible(At(22, 22)), At(21, 22));
  // The empty line, and what is after a file's end.
  EXPECT_EQ(places_.Visible(At(8, 8)), At(8, 8));
  EXPECT_EQ(places_.Visible(At(99, 99)), At(21, 22));
}

TEST(Places, OfAnEmptyFile) {
  const SourceFile source = {FileId{0}, "a.yaml", ""};
  const std::vector<File> files = {{&source}};
  Places places(files);
  EXPECT_EQ(places.Visible(At(0, 0)), At(0, 0));
  EXPECT_EQ(places.At(At(0, 0), ColumnUnit::Utf16), (Region{{1, 1}, {1, 1}}));
}

}  // namespace linter::output
