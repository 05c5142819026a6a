// reviewdog's own format; it counts columns in bytes.

#include <fmt/format.h>

#include <string>

#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "linter/output/places.h"

namespace linter::output {

static std::string PositionOf(const Position& position) {
  return fmt::format(R"({{"line": {}, "column": {}}})", position.line, position.column);
}

static std::string RangeOf(const Region& region) {
  return fmt::format(R"({{"start": {}, "end": {}}})", PositionOf(region.start),
                     PositionOf(region.end));
}

static std::string_view SeverityOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "ERROR";
    case Severity::Warning:
      return "WARNING";
    default:
      return "INFO";
  }
}

// The first fix, where it is one edit: each suggestion is taken by itself.
static std::string SuggestionOf(const Diagnostic& finding, Places& places) {
  if (finding.fixes.empty() || finding.fixes.front().edits.size() != 1 ||
      finding.fixes.front().edits.front().span.file != finding.span.file) {
    return "";
  }
  const Edit& edit = finding.fixes.front().edits.front();
  return fmt::format(R"(, "suggestions": [{{"range": {}, "text": {}}}])",
                     RangeOf(places.At(edit.span, ColumnUnit::Byte)), Quoted(edit.text));
}

std::string WriteRdJson(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::string out =
      R"({"source": {"name": "shoal", "url": )" + Quoted(ProjectUri) + R"(}, "diagnostics": [)";
  std::string_view comma;
  for (const auto& finding : result.findings) {
    out += fmt::format(
        R"({}
  {{"message": {}, "location": {{"path": {}, "range": {}}}, "severity": "{}", "code": {{"value": {}, "url": {}}}{}}})",
        comma, Quoted(finding.message), Quoted(PathOf(places.file(finding.span.file))),
        RangeOf(places.At(finding.span, ColumnUnit::Byte)), SeverityOf(finding.severity),
        Quoted(finding.rule->id), Quoted(RuleUri(*finding.rule)), SuggestionOf(finding, places));
    comma = ",";
  }
  return out + (comma.empty() ? "]}\n" : "\n]}\n");
}

}  // namespace linter::output
