#pragma once

#include <string>
#include <vector>

#include "linter/check/report.h"
#include "linter/check/rule.h"
#include "linter/check/rule_set.h"

namespace linter::config {

inline void CheckNothing(const k8s::Object&, Report&) {}
inline void CheckProblem(const Problem&, Report&) {}

// Six rules: two of probes, one contested, one that is split from a peer's, one of syntax.
inline const std::vector<Rule>& SmallCatalog() {
  static const Option<std::int64_t> minimum{"minimum", 2, "…"};
  static const Option<bool> strict{"strict", false, "…"};
  static const Option<std::string> prefix{"prefix", "", "…"};
  static const Option<std::vector<std::string>> names{"names", {}, "…"};
  static const std::vector<Rule> catalog = {
      {.id = "liveness-missing",
       .category = "probes",
       .profiles = {Profile::Production},
       .summary = "",
       .why = "",
       .since = "",
       .replaces = {"kube-linter:no-liveness-probe", "polaris:livenessProbeMissing"},
       .options = {minimum, strict, prefix, names},
       .check = CheckNothing},
      {.id = "readiness-missing",
       .category = "probes",
       .profiles = {Profile::Default, Profile::Production},
       .summary = "",
       .why = "",
       .since = "",
       .replaces = {"kube-score:pod-probes"},
       .check = CheckNothing},
      {.id = "cpu-limit-missing",
       .category = "resources",
       .profiles = {},
       .summary = "",
       .why = "",
       .since = "",
       .replaces = {"kube-linter:unset-cpu-requirements"},
       .check = CheckNothing},
      {.id = "cpu-request-missing",
       .category = "resources",
       .summary = "",
       .why = "",
       .since = "",
       .replaces = {"kube-linter:unset-cpu-requirements"},
       .check = CheckNothing},
      {.id = "privileged",
       .category = "security",
       .severity = Severity::Error,
       .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline},
       .summary = "",
       .why = "",
       .since = "",
       .check = CheckNothing},
      {.id = "yaml-syntax",
       .category = "syntax",
       .profiles = {},
       .summary = "",
       .why = "",
       .since = "",
       .check = CheckProblem},
  };
  return catalog;
}

inline std::vector<std::string> Ids(const RuleSet& set) {
  std::vector<std::string> ids;
  for (const auto& active : set) {
    ids.emplace_back(active.rule->id);
  }
  return ids;
}

inline const RuleSettings* SettingsOf(const RuleSet& set, std::string_view id) {
  for (const auto& active : set) {
    if (active.rule->id == id) {
      return &active.settings;
    }
  }
  return nullptr;
}

}  // namespace linter::config
