// Checkstyle's XML, which Jenkins and reviewdog read.

#include <fmt/format.h>

#include <map>
#include <string>

#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "linter/output/places.h"

namespace linter::output {

std::string WriteCheckstyle(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::map<std::string, std::string> files;
  for (const auto& finding : result.findings) {
    const auto at = places.At(finding.span, ColumnUnit::CodePoint).start;
    files[std::string(PathOf(places.file(finding.span.file)))] += fmt::format(
        "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" "
        "source=\"shoal.{}\"/>\n",
        at.line, at.column, Name(finding.severity), EscapeXml(finding.message), finding.rule->id);
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto& [path, errors] : files) {
    out += fmt::format("  <file name=\"{}\">\n{}  </file>\n", EscapeXml(path), errors);
  }
  return out + "</checkstyle>\n";
}

}  // namespace linter::output
