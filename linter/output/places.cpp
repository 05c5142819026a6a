#include "linter/output/places.h"

#include <algorithm>
#include <cassert>

#include "linter/output/characters.h"

namespace linter::output {

const LineIndex& Places::Lines(FileId id) {
  assert(static_cast<std::size_t>(id) < lines_.size());
  auto& lines = lines_[static_cast<std::size_t>(id)];
  if (!lines.has_value()) {
    lines.emplace(text(id));
  }
  return *lines;
}

Region Places::At(const Span& span, ColumnUnit unit) {
  const auto& lines = Lines(span.file);
  return {lines.At(span.begin, unit), lines.At(span.end, unit)};
}

Span Places::LineOf(const Span& span) {
  const auto& lines = Lines(span.file);
  const auto line = lines.Line(lines.At(span.begin, ColumnUnit::Byte).line);
  const auto begin = static_cast<std::uint32_t>(line.data() - text(span.file).data());
  return {span.file, begin, begin + static_cast<std::uint32_t>(line.size())};
}

Span Places::FirstLine(const Span& span) {
  const auto line = LineOf(span);
  const auto begin = std::clamp(span.begin, line.begin, line.end);
  return {span.file, begin, std::clamp(span.end, begin, line.end)};
}

Span Places::Visible(const Span& span) {
  auto visible = FirstLine(span);
  if (!visible.empty()) {
    return visible;
  }
  const auto line = LineOf(span);
  const auto content = text(span.file);
  if (visible.end < line.end) {
    visible.end += FirstCharacter(content.substr(visible.end, line.end - visible.end)).bytes;
  } else if (visible.begin > line.begin) {
    const auto is_tail = [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
    };
    --visible.begin;
    while (visible.begin > line.begin && visible.end - visible.begin < 4 &&
           is_tail(content[visible.begin])) {
      --visible.begin;
    }
  }
  return visible;
}

}  // namespace linter::output
