#include "linter/check/report.h"

namespace linter {

void Report::Add(Diagnostic diagnostic) {
  diagnostic.rule = &rule_;
  diagnostic.severity = settings_.severity.value_or(diagnostic.weight.value_or(rule_.severity));
  std::erase_if(diagnostic.fixes, [](const Fix& fix) { return fix.edits.empty(); });
  found_.push_back(std::move(diagnostic));
}

}  // namespace linter
