#include "linter/k8s/audit_policy.h"

#include <algorithm>
#include <array>

namespace linter::k8s {

// `*`, `pods/exec`, `pods/*`, `*/exec`.
static bool Covers(std::string_view pattern, std::string_view resource) {
  const auto slash = resource.find('/');
  if (pattern == "*" || pattern == resource) {
    return true;
  }
  if (slash == std::string_view::npos) {
    return false;
  }
  const auto split = pattern.find('/');
  return split != std::string_view::npos &&
         ((pattern.substr(0, split) == resource.substr(0, slash) &&
           pattern.substr(split) == "/*") ||
          (pattern.substr(0, split) == "*" && pattern.substr(split) == resource.substr(slash)));
}

AuditFit FitOf(const yaml::Slot& rule, std::string_view group, std::string_view resource) {
  constexpr std::array<const char*, 4> Limits = {"users", "userGroups", "verbs", "namespaces"};
  const bool limited = std::any_of(Limits.begin(), Limits.end(),
                                   [&](const char* limit) { return rule[limit].size() > 0; });
  const auto whole = limited ? AuditFit::Some : AuditFit::All;
  const auto entries = rule["resources"].Items();
  if (entries.empty()) {
    return rule["nonResourceURLs"].size() > 0 ? AuditFit::None : whole;
  }
  auto fit = AuditFit::None;
  for (const auto& entry : entries) {
    const auto names = entry["resources"].Items();
    const bool named =
        names.empty() || std::any_of(names.begin(), names.end(), [&](const auto& name) {
          return Covers(name.Text().value_or(""), resource);
        });
    if (named && entry["group"].Text().value_or("") == group) {
      fit = std::max(fit, entry["resourceNames"].size() > 0 ? AuditFit::Some : whole);
    }
  }
  return fit;
}

}  // namespace linter::k8s
