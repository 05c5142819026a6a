// JUnit's XML, a suite for each file.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "linter/output/places.h"

namespace linter::output {

std::string WriteJUnit(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::map<std::string, std::vector<const Diagnostic*>> files;
  for (const auto& file : result.files) {
    files[std::string(PathOf(file))];
  }
  for (const auto& finding : result.findings) {
    files[std::string(PathOf(places.file(finding.span.file)))].push_back(&finding);
  }
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"shoal\" failures=\"{}\">\n",
      result.findings.size());
  for (const auto& [path, findings] : files) {
    const auto name = EscapeXml(path);
    out += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n", name,
                       std::max<std::size_t>(1, findings.size()), findings.size());
    if (findings.empty()) {
      out += fmt::format("    <testcase name=\"no findings\" classname=\"{}\"/>\n", name);
    }
    for (const auto* finding : findings) {
      const auto at = places.At(finding->span, ColumnUnit::CodePoint).start;
      out += fmt::format(
          "    <testcase name=\"{}@{}:{}\" classname=\"{}\">\n      <failure message=\"{}\" "
          "type=\"{}\"/>\n    </testcase>\n",
          EscapeXml(finding->rule->id), at.line, at.column, name, EscapeXml(finding->message),
          Name(finding->severity));
    }
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace linter::output
