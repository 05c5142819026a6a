// A table, for summaries of CI and for comments.

#include <fmt/format.h>

#include <string>

#include "linter/output/characters.h"
#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "linter/output/places.h"
#include "linter/output/sentence.h"

namespace linter::output {

// Of a cell: no bars, no markup of its own.
static std::string Cell(std::string_view text) {
  std::string out;
  for (const char byte : Printable(text)) {
    const bool special = byte == '|' || byte == '\\' || byte == '*' || byte == '<' || byte == '_' ||
                         byte == '[' || byte == ']';
    out += special ? std::string("\\") + byte : std::string(1, byte);
  }
  return out;
}

std::string WriteMarkdown(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  if (result.findings.empty()) {
    return fmt::format("No findings in {}.\n", Count(result.summary.files, "file"));
  }
  std::string out = "| where | | rule | what |\n| --- | --- | --- | --- |\n";
  for (const auto& finding : result.findings) {
    const auto at = places.At(finding.span, ColumnUnit::CodePoint).start;
    out += fmt::format("| {}:{}:{} | {} | [{}]({}) | {} |\n",
                       Cell(PathOf(places.file(finding.span.file))), at.line, at.column,
                       Name(finding.severity), finding.rule->id, RuleUri(*finding.rule),
                       Cell(finding.message));
  }
  return out + fmt::format("\n{} in {}.\n", Count(result.findings.size(), "finding"),
                           Count(result.summary.files, "file"));
}

}  // namespace linter::output
