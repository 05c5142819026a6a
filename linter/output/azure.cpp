// Logging commands of Azure Pipelines.

#include <fmt/format.h>

#include <string>

#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "linter/output/places.h"
#include "linter/output/sentence.h"

namespace linter::output {

// What parts properties, or ends a line.
static std::string Escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool special = byte == '%' || byte == '\r' || byte == '\n' || byte == ';' || byte == ']';
    out += !special      ? std::string(1, byte)
           : byte == '%' ? "%AZP25"
                         : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return out;
}

std::string WriteAzure(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::string out;
  for (const auto& finding : result.findings) {
    const auto at = places.At(finding.span, ColumnUnit::CodePoint).start;
    out += fmt::format(
        "##vso[task.logissue type={};sourcepath={};linenumber={};columnnumber={};code={};]{}\n",
        finding.severity == Severity::Error ? "error" : "warning",
        Escaped(PathOf(places.file(finding.span.file))), at.line, at.column,
        Escaped(finding.rule->id), Escaped(Sentence(finding.message)));
  }
  return out.empty() ? "\n" : out;
}

}  // namespace linter::output
