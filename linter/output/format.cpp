#include "linter/output/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace linter::output {

static constexpr std::array Table = {
    Format{"text", "for people: the source line, what is wrong with it, and a summary", WriteText},
    Format{"concise", "for people: one line for each finding, and a summary", WriteConcise},
    Format{"json", "for programs: stable, described by a JSON Schema", WriteJson},
    Format{"sarif", "for code scanning: SARIF 2.1.0", WriteSarif},
    Format{"github", "annotations of GitHub Actions, capped as GitHub shows them", WriteGitHub},
    Format{"gitlab", "GitLab's report of code quality", WriteGitLab},
    Format{"junit", "JUnit's XML, a suite for each file", WriteJUnit},
    Format{"checkstyle", "Checkstyle's XML", WriteCheckstyle},
    Format{"rdjson", "for reviewdog", WriteRdJson},
    Format{"azure", "logging commands of Azure Pipelines", WriteAzure},
    Format{"sonarqube", "SonarQube's generic issues", WriteSonarQube},
    Format{"gnu", "for editors: file:line:column: message", WriteGnu},
    Format{"markdown", "a table", WriteMarkdown},
};

std::string RuleUri(const Rule& rule) {
  // A rule that settings define has no page but its own.
  if (rule.since.empty()) {
    return std::string(rule.reference);
  }
  return fmt::format("{}/blob/main/rules/README.md#{}", ProjectUri, rule.id);
}

std::span<const Format> Formats() {
  return Table;
}

const Format* FindFormat(std::string_view name) {
  const auto* found = std::ranges::find(Table, name, &Format::name);
  return found == Table.end() ? nullptr : found;
}

}  // namespace linter::output
