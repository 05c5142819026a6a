#include "linter/check/rule_names.h"

#include <algorithm>

namespace linter {

std::vector<const Rule*> RuleNames::Find(std::string_view tool, std::string_view id) const {
  std::vector<const Rule*> found;
  for (const auto& rule : catalog_) {
    for (const auto& replaced : rule.replaces) {
      const auto colon = replaced.find(':');
      if (replaced.substr(0, colon) == tool && replaced.substr(colon + 1) == id) {
        found.push_back(&rule);
      }
    }
  }
  return found;
}

std::vector<const Rule*> RuleNames::Find(std::string_view name) const {
  std::vector<const Rule*> found;
  for (const auto& rule : catalog_) {
    const bool peer =
        std::any_of(rule.replaces.begin(), rule.replaces.end(), [&](std::string_view replaced) {
          return replaced == name || replaced.substr(replaced.find(':') + 1) == name;
        });
    if (rule.id == name) {
      return {&rule};
    }
    if (peer) {
      found.push_back(&rule);
    }
  }
  return found;
}

}  // namespace linter
