#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/config/setting.h"

namespace linter::config {

// What a check over one of kube-linter's templates is here: the keys of a rule of one's own.
struct CustomRule {
  // Empty for whole objects.
  std::string_view subject = {};
  std::vector<std::string_view> kinds = {};
  std::string when;
  // Where a check does not describe itself.
  std::string message;
};

// The parameters of a check.
class Parameters {
 public:
  // May be nothing at all.
  explicit Parameters(const Setting* mapping) : mapping_(mapping) {}

  // Empty where there is none.
  std::string Text(std::string_view key) const;
  std::optional<std::int64_t> Number(std::string_view key) const;
  std::vector<std::string> List(std::string_view key) const;
  // One of them cannot stand in an expression: it has control characters.
  bool unusable() const;

 private:
  const Setting* Find(std::string_view key) const;

  const Setting* mapping_;
};

// The kinds that kube-linter calls `DeploymentLike`.
std::span<const std::string_view> DeploymentLike();
// Empty for a template that is not known, or that needs parameters it does not have.
std::optional<CustomRule> RuleOfTemplate(std::string_view name, const Parameters& parameters);
// The checks of kube-linter that stand on a template; many have its name.
std::string_view CheckOfTemplate(std::string_view name);
// What kube-linter checks without settings.
std::span<const std::string_view> DefaultChecks();

}  // namespace linter::config
