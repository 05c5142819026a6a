#include <fmt/format.h>

#include "linter/compare/report.h"

namespace linter::compare {

// Of a cell of a table.
static std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '|' || letter == '\\') {
      escaped += '\\';
    }
    escaped += letter == '\n' || letter == '\r' ? ' ' : letter;
  }
  return escaped;
}

static std::string Cell(std::string_view value, const std::optional<Spot>& spot) {
  const auto place =
      spot ? fmt::format("<br>[{}:{}]({}#L{})", spot->path, spot->line, spot->path, spot->line)
           : "";
  return Escaped(value) + Escaped(place);
}

static void WriteRows(std::string& text, const std::vector<Row>& rows, std::string_view first,
                      std::string_view second) {
  text += fmt::format("\n| object | | {} | {} |\n| --- | --- | --- | --- |\n", Escaped(first),
                      Escaped(second));
  for (const auto& row : rows) {
    const auto& difference = row.difference;
    text += fmt::format("| {} | {}: {} | {} | {} |\n", Escaped(difference.object),
                        Name(difference.topic), Escaped(difference.what),
                        Cell(difference.first, row.first), Cell(difference.second, row.second));
  }
}

std::string WriteMarkdown(const Report& report) {
  auto text = fmt::format("# {} beside {}\n\n", report.second, report.first);
  if (!report.assumption.empty()) {
    text += report.assumption + "\n\n";
  }
  text += report.weaker.empty()
              ? fmt::format("{} is nowhere weaker than {}.\n", report.second, report.first)
              : fmt::format("## Weaker in {}\n", report.second);
  if (!report.weaker.empty()) {
    WriteRows(text, report.weaker, report.first, report.second);
  }
  if (report.stronger && !report.stronger->empty()) {
    text += fmt::format("\n## Stronger in {}\n", report.second);
    WriteRows(text, *report.stronger, report.second, report.first);
  }
  return text;
}

}  // namespace linter::compare
