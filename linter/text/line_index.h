#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace linter {

// What a column counts.
enum class ColumnUnit : std::uint8_t {
  // Bytes of UTF-8.
  Byte,
  // Unicode code points; an invalid byte counts as one.
  CodePoint,
  // UTF-16 code units, as SARIF and LSP have them.
  Utf16,
};

// Both from 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(const Position&, const Position&) = default;
};

// Turns byte offsets into lines and columns and back. A line ends after LF, CR LF or a lone CR.
// Keeps a view of the text, which must outlive it.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // An offset past the end counts as the end.
  Position At(std::uint32_t offset, ColumnUnit unit) const;
  // The offset of a position; past the end of its line is the end of the line (before its
  // break), past the last line is the end of the text.
  std::uint32_t OffsetOf(Position position, ColumnUnit unit) const;
  // A line, from 1, without its break. Empty past the last.
  std::string_view Line(std::uint32_t line) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  // How far a place inside a long line is from its start. Without these, a file that is one line
  // would be read anew for each column in it.
  struct Milestone {
    std::uint32_t offset;
    std::uint32_t code_points;
    std::uint32_t utf16_units;
  };

  void AddMilestones(std::uint32_t begin, std::uint32_t end);

  std::string_view text_;
  std::vector<std::uint32_t> starts_;
  std::vector<Milestone> milestones_;
};

}  // namespace linter
