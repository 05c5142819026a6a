#include "linter/output/excerpt.h"

#include <algorithm>
#include <vector>

#include "linter/output/characters.h"

namespace linter::output {

static constexpr std::uint32_t TabStop = 4;
static constexpr std::uint32_t Margin = 8;
static constexpr std::string_view Ellipsis = "…";

// A character of the line, and where it stands.
struct Cell {
  std::uint32_t offset;
  std::uint32_t column;
  std::uint32_t width;
  std::string text;
};

struct Columns {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Of a line as long as a file only the surroundings of the mark are looked at.
static Span Surroundings(std::string_view text, const Span& line, const Span& mark,
                         std::uint32_t width) {
  const std::uint32_t reach = 8 * width;
  auto near = line;
  if (mark.begin - line.begin > reach) {
    near.begin = mark.begin - reach;
    for (int i = 0; i < 3 && (static_cast<unsigned char>(text[near.begin]) & 0xC0) == 0x80; ++i) {
      ++near.begin;
    }
  }
  if (line.end - mark.begin > reach) {
    near.end = mark.begin + reach;
  }
  return near;
}

static std::vector<Cell> CellsOf(std::string_view text, const Span& part) {
  std::vector<Cell> cells;
  std::uint32_t column = 0;
  auto offset = part.begin;
  while (offset < part.end) {
    const auto character = FirstCharacter(text.substr(offset, part.end - offset));
    if (character.code_point == '\t') {
      const auto width = TabStop - column % TabStop;
      cells.push_back({offset, column, width, std::string(width, ' ')});
    } else {
      const auto visible = Visible(character.code_point);
      cells.push_back({offset, column, Width(visible), Utf8(visible)});
    }
    column += cells.back().width;
    offset += character.bytes;
  }
  // The end of the line is a place too.
  cells.push_back({part.end, column, 0, ""});
  return cells;
}

static std::uint32_t ColumnOf(const std::vector<Cell>& cells, std::uint32_t offset) {
  const auto cell = std::ranges::upper_bound(cells, offset, {}, &Cell::offset);
  return cell == cells.begin() ? 0 : std::prev(cell)->column;
}

// Which columns to show: from the start of the line where the mark can be seen from there,
// otherwise as much before the mark as leaves a little after it.
static Columns Choose(const Columns& mark, std::uint32_t width) {
  const auto wanted = mark.begin + std::min(mark.end - mark.begin, width) + Margin;
  const auto begin = wanted > width ? std::min(wanted - width, mark.begin) : 0;
  return {begin, begin + width};
}

Excerpt Cut(std::string_view text, const Span& line, const Span& mark, std::uint32_t width) {
  const auto part = Surroundings(text, line, mark, width);
  const auto cells = CellsOf(text, part);
  const Columns marked = {ColumnOf(cells, mark.begin),
                          ColumnOf(cells, std::min(mark.end, part.end))};
  const auto total = cells.back().column;
  const bool whole = part == line && total <= width;
  // Two columns are for the ellipses.
  const auto shown = whole ? Columns{0, total} : Choose(marked, std::max(width, 4U) - 2);

  Excerpt excerpt;
  std::uint32_t first = total;
  std::uint32_t last = 0;
  bool cut_after = part.end != line.end;
  for (const auto& cell : cells) {
    if (cell.column < shown.begin) {
      continue;
    }
    if (cell.column + cell.width > shown.end) {
      cut_after = true;
      break;
    }
    first = std::min(first, cell.column);
    last = cell.column + cell.width;
    excerpt.text += cell.text;
  }
  const bool cut_before = part.begin != line.begin || first > 0;
  if (cut_before && !whole) {
    excerpt.text.insert(0, Ellipsis);
  }
  if (cut_after && !whole) {
    excerpt.text += Ellipsis;
  }
  const std::uint32_t shift = cut_before && !whole ? 1 : 0;
  excerpt.indent = std::max(marked.begin, first) - first + shift;
  const auto end = std::min(marked.end, last);
  excerpt.length = std::max(end, marked.begin + 1) - marked.begin;
  return excerpt;
}

}  // namespace linter::output
