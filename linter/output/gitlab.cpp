// GitLab's report of code quality.

#include <fmt/format.h>

#include <map>
#include <string>

#include "linter/output/fingerprint.h"
#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "linter/output/places.h"

namespace linter::output {

static std::string_view SeverityOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "critical";
    case Severity::Warning:
      return "major";
    default:
      return "info";
  }
}

std::string WriteGitLab(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  // Of two with one fingerprint GitLab shows one.
  std::map<std::string, std::size_t> seen;
  std::string out = "[";
  std::string_view comma;
  for (const auto& finding : result.findings) {
    const auto path = PathOf(places.file(finding.span.file));
    const auto at = places.At(finding.span, ColumnUnit::CodePoint).start;
    auto fingerprint = StableKey(finding, path);
    if (const auto count = seen[fingerprint]++; count > 0) {
      fingerprint += fmt::format("-{}", count);
    }
    out += fmt::format(
        R"({}
  {{"description": {}, "check_name": {}, "fingerprint": "{}", "severity": "{}", "location": {{"path": {}, "lines": {{"begin": {}}}}}}})",
        comma, Quoted(fmt::format("{}: {}", finding.rule->id, finding.message)),
        Quoted(finding.rule->id), fingerprint, SeverityOf(finding.severity), Quoted(path), at.line);
    comma = ",";
  }
  return out + (comma.empty() ? "]\n" : "\n]\n");
}

}  // namespace linter::output
