// SonarQube's generic issues.

#include <fmt/format.h>

#include <set>
#include <string>

#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "linter/output/places.h"
#include "linter/output/sentence.h"

namespace linter::output {

static std::string_view SeverityOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "CRITICAL";
    case Severity::Warning:
      return "MAJOR";
    default:
      return "INFO";
  }
}

static std::string_view TypeOf(const Rule& rule) {
  return rule.security_severity > 0 ? "VULNERABILITY" : "CODE_SMELL";
}

// Columns from 0; an empty range is refused.
static std::string RangeOf(const Region& region) {
  if (region.start == region.end) {
    return fmt::format(R"({{"startLine": {}}})", region.start.line);
  }
  return fmt::format(R"({{"startLine": {}, "endLine": {}, "startColumn": {}, "endColumn": {}}})",
                     region.start.line, region.end.line, region.start.column - 1,
                     region.end.column - 1);
}

std::string WriteSonarQube(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::set<const Rule*> told;
  std::string rules;
  std::string issues;
  for (const auto& finding : result.findings) {
    const auto& rule = *finding.rule;
    if (told.insert(&rule).second) {
      rules += fmt::format(
          R"({}
    {{"id": {}, "name": {}, "description": {}, "engineId": "shoal", "cleanCodeAttribute": "CONVENTIONAL", "type": "{}", "severity": "{}", "impacts": [{{"softwareQuality": "{}", "severity": "{}"}}]}})",
          rules.empty() ? "" : ",", Quoted(rule.id), Quoted(rule.summary), Quoted(rule.why),
          TypeOf(rule), SeverityOf(rule.severity),
          rule.security_severity > 0 ? "SECURITY" : "RELIABILITY",
          rule.severity == Severity::Error     ? "HIGH"
          : rule.severity == Severity::Warning ? "MEDIUM"
                                               : "LOW");
    }
    issues += fmt::format(
        R"({}
    {{"ruleId": {}, "effortMinutes": 5, "primaryLocation": {{"message": {}, "filePath": {}, "textRange": {}}}}})",
        issues.empty() ? "" : ",", Quoted(rule.id), Quoted(Sentence(finding.message)),
        Quoted(PathOf(places.file(finding.span.file))),
        RangeOf(places.At(finding.span, ColumnUnit::Utf16)));
  }
  return fmt::format("{{\n  \"rules\": [{}{}],\n  \"issues\": [{}{}]\n}}\n", rules,
                     rules.empty() ? "" : "\n  ", issues, issues.empty() ? "" : "\n  ");
}

}  // namespace linter::output
