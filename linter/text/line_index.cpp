#include "linter/text/line_index.h"

#include <algorithm>
#include <iterator>

namespace linter {

// The bytes of the code point that starts with this byte, and what it counts for.
struct Step {
  std::uint32_t bytes;
  std::uint32_t columns;
};

static Step StepAt(std::string_view text, ColumnUnit unit) {
  const auto lead = static_cast<unsigned char>(text.front());
  std::uint32_t length = 1;
  if (lead >= 0xF0 && lead < 0xF8) {
    length = 4;
  } else if (lead >= 0xE0 && lead < 0xF0) {
    length = 3;
  } else if (lead >= 0xC2 && lead < 0xE0) {
    length = 2;
  }
  for (std::uint32_t i = 1; i < length; ++i) {
    if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      length = 1;
      break;
    }
  }
  switch (unit) {
    case ColumnUnit::Byte:
      return {1, 1};
    case ColumnUnit::CodePoint:
      return {length, 1};
    case ColumnUnit::Utf16:
      return {length, length == 4 ? 2U : 1U};
  }
  return {1, 1};
}

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool lone_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || lone_return) {
      const auto next = static_cast<std::uint32_t>(i + 1);
      AddMilestones(starts_.back(), next);
      starts_.push_back(next);
    }
  }
  AddMilestones(starts_.back(), static_cast<std::uint32_t>(text.size()));
}

void LineIndex::AddMilestones(std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t Distance = 4096;
  Milestone place = {begin, 0, 0};
  auto next = begin + Distance;
  while (end - begin > Distance && place.offset < end) {
    const auto step = StepAt(text_.substr(place.offset), ColumnUnit::Utf16);
    place.offset += step.bytes;
    place.code_points += 1;
    place.utf16_units += step.columns;
    if (place.offset >= next) {
      milestones_.push_back(place);
      next = place.offset + Distance;
    }
  }
}

Position LineIndex::At(std::uint32_t offset, ColumnUnit unit) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(next - starts_.begin());
  std::uint32_t position = starts_[line - 1];
  if (unit == ColumnUnit::Byte) {
    return {line, offset - position + 1};
  }
  std::uint32_t column = 1;
  const auto after = std::ranges::upper_bound(milestones_, offset, {}, &Milestone::offset);
  if (after != milestones_.begin() && std::prev(after)->offset > position) {
    const auto& passed = *std::prev(after);
    position = passed.offset;
    column += unit == ColumnUnit::Utf16 ? passed.utf16_units : passed.code_points;
  }
  while (position < offset) {
    const auto step = StepAt(text_.substr(position), unit);
    position += step.bytes;
    column += step.columns;
  }
  return {line, column};
}

std::uint32_t LineIndex::OffsetOf(Position position, ColumnUnit unit) const {
  if (position.line > starts_.size()) {
    return static_cast<std::uint32_t>(text_.size());
  }
  const auto line = Line(position.line);
  std::uint32_t offset = 0;
  std::uint32_t column = 1;
  while (offset < line.size() && column < position.column) {
    const auto step = StepAt(line.substr(offset), unit);
    offset += step.bytes;
    column += step.columns;
  }
  return starts_[position.line - 1] + offset;
}

std::string_view LineIndex::Line(std::uint32_t line) const {
  if (line == 0 || line > starts_.size()) {
    return {};
  }
  const std::size_t begin = starts_[line - 1];
  const std::size_t end = line < starts_.size() ? starts_[line] : text_.size();
  auto text = text_.substr(begin, end - begin);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace linter
