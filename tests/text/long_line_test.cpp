#include <gtest/gtest.h>

#include <random>
#include <string>

#include "linter/text/line_index.h"

namespace linter {

// Columns far inside a line are counted from a milestone; they must be what counting from the
// start of the line gives.
TEST(LineIndexOfALongLine, CountsAsFromItsStart) {
  std::mt19937 random(7);
  const std::vector<std::string_view> pieces = {
      "a", "\xC3\xA9", "\xE6\x97\xA5", "\xF0\x9F\x9A\xA2", "\xFF", "\xE6\x97"};
  std::string text = "first\n";
  std::vector<std::uint32_t> code_points;
  std::vector<std::uint32_t> units;
  std::uint32_t passed_code_points = 0;
  std::uint32_t passed_units = 0;
  while (text.size() < 30'000) {
    const auto piece = pieces[random() % pieces.size()];
    // A character that breaks off counts each byte.
    const std::uint32_t characters = piece == "\xE6\x97" ? 2 : 1;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      code_points.push_back(passed_code_points);
      units.push_back(passed_units);
      if (characters == 2) {
        ++passed_code_points;
        ++passed_units;
      }
    }
    if (characters == 1) {
      passed_code_points += 1;
      passed_units += piece.size() == 4 ? 2 : 1;
    }
    text += piece;
  }
  text += "\nlast";
  const LineIndex lines(text);
  for (std::uint32_t i = 0; i < code_points.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[6 + i]);
    const bool inside = (byte & 0xC0) == 0x80;
    if (inside) {
      continue;
    }
    ASSERT_EQ(lines.At(6 + i, ColumnUnit::CodePoint), (Position{2, code_points[i] + 1})) << i;
    ASSERT_EQ(lines.At(6 + i, ColumnUnit::Utf16), (Position{2, units[i] + 1})) << i;
    ASSERT_EQ(lines.At(6 + i, ColumnUnit::Byte), (Position{2, i + 1})) << i;
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  EXPECT_EQ(lines.At(size, ColumnUnit::Utf16), (Position{3, 5}));
}

}  // namespace linter
