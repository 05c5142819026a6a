#include <fmt/format.h>

#include <algorithm>

#include "linter/compare/report.h"

namespace linter::compare {

static std::string Describe(const Spot& spot) {
  return fmt::format("{}:{}:{}", spot.path, spot.line, spot.column);
}

static std::string Places(std::size_t count) {
  return fmt::format("{} place{}", count, count == 1 ? "" : "s");
}

static void WriteSide(std::string& text, std::string_view name, std::size_t width,
                      std::string_view value, const std::optional<Spot>& spot) {
  text +=
      fmt::format("      {:<{}}  {}{}\n", name, width, value, spot ? "  " + Describe(*spot) : "");
}

static void WriteRows(std::string& text, const std::vector<Row>& rows, std::string_view first,
                      std::string_view second) {
  const auto width = std::max(first.size(), second.size());
  std::string_view object;
  for (const auto& row : rows) {
    const auto& difference = row.difference;
    if (difference.object != object) {
      object = difference.object;
      text += fmt::format("\n{}\n", object);
    }
    text += fmt::format("  {}: {}\n", Name(difference.topic), difference.what);
    WriteSide(text, first, width, difference.first, row.first);
    WriteSide(text, second, width, difference.second, row.second);
  }
}

std::string WriteText(const Report& report) {
  std::string text;
  if (!report.assumption.empty()) {
    text += report.assumption + "\n";
  }
  text += report.weaker.empty()
              ? fmt::format("{} is nowhere weaker than {}\n", report.second, report.first)
              : fmt::format("{} is weaker than {} in {}\n", report.second, report.first,
                            Places(report.weaker.size()));
  WriteRows(text, report.weaker, report.first, report.second);
  if (report.stronger) {
    text += fmt::format("\n{} is stronger in {}\n", report.second, Places(report.stronger->size()));
    WriteRows(text, *report.stronger, report.second, report.first);
  }
  return text;
}

}  // namespace linter::compare
