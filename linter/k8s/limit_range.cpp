#include "linter/k8s/limit_range.h"

#include "linter/k8s/project.h"

namespace linter::k8s {

std::vector<LimitRule> LimitRulesOf(const Object& object) {
  std::vector<LimitRule> rules;
  if (object.Is("", "LimitRange")) {
    for (const auto& item : object.spec()["limits"].Items()) {
      rules.push_back({&object, item});
    }
  }
  return rules;
}

std::vector<const Object*> GuardsOf(const Object& object, std::string_view kind) {
  std::vector<const Object*> guards;
  for (const auto* guard : object.project().OfKind(kind)) {
    const bool written = !guard->name_space().empty() && !object.name_space().empty();
    if (guard->group().empty() && guard->SameNamespace(object) &&
        (written || guard->SameFolder(object))) {
      guards.push_back(guard);
    }
  }
  return guards;
}

std::vector<LimitRule> LimitRulesFor(const Object& object, std::string_view type) {
  std::vector<LimitRule> rules;
  for (const auto* range : GuardsOf(object, "LimitRange")) {
    for (const auto& rule : LimitRulesOf(*range)) {
      if (rule.type() == type) {
        rules.push_back(rule);
      }
    }
  }
  return rules;
}

std::optional<Quantity> QuantityAt(const yaml::Slot& slot) {
  const auto text = slot.Text();
  return text ? ParseQuantity(*text) : std::nullopt;
}

}  // namespace linter::k8s
