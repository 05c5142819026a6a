#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/check/option.h"
#include "linter/check/rule.h"

namespace linter {

// What the settings say of one rule. Values have the types that the rule's options declare.
struct RuleSettings {
  std::optional<Severity> severity;
  std::map<std::string, OptionValue, std::less<>> options;
};

// Where a check puts its findings, and where it reads its options.
class Report {
 public:
  // All three must outlive the report.
  Report(const Rule& rule, const RuleSettings& settings, std::vector<Diagnostic>& found)
      : rule_(rule), settings_(settings), found_(found) {}

  void Add(Diagnostic diagnostic);

  template <typename T>
  T Get(const Option<T>& option) const {
    const auto found = settings_.options.find(option.name);
    if (found == settings_.options.end()) {
      return option.fallback;
    }
    const auto* value = std::get_if<T>(&found->second);
    return value != nullptr ? *value : option.fallback;
  }

 private:
  const Rule& rule_;
  const RuleSettings& settings_;
  std::vector<Diagnostic>& found_;
};

}  // namespace linter
