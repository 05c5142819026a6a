#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/access.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CreateLimitedByName() {
  return {
      .id = "create-limited-by-name",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "rule allows to create objects of given names only",
      .why =
          "When an object is created its name is not part of what is authorized: a rule "
          "with `resourceNames` never allows `create` or `deletecollection`, and the "
          "request is refused at run time. Give `create` in a rule of its own, without "
          "names. Subresources such as `serviceaccounts/token` and `pods/exec` are left "
          "alone, as their path has the name, and so is what another rule of the role "
          "allows without names.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

// By another rule of the role, without names, as it should be.
static bool IsAllowed(const k8s::Object& object, const k8s::AccessRule& rule,
                      std::string_view verb) {
  const auto resources = rule.resources();
  const auto groups = rule.groups();
  return std::all_of(resources.begin(), resources.end(), [&](const auto& resource) {
    return std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
      return k8s::AllowsElsewhere(
          object, {group.Text().value_or(""), {resource.Text().value_or("")}, {verb}});
    });
  });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Role::Is(object)) {
    return;
  }
  for (const auto& rule : k8s::Role(object).rules()) {
    const auto resources = rule.resources();
    const bool whole = std::none_of(resources.begin(), resources.end(), [](const auto& resource) {
      const auto text = resource.Text().value_or("");
      return text == "*" || text.find('/') != std::string_view::npos;
    });
    if (rule.names().empty() || !whole) {
      continue;
    }
    for (const auto& verb : rule.verbs()) {
      const auto text = verb.Text().value_or("");
      if ((text == "create" || text == "deletecollection") && !IsAllowed(object, rule, text)) {
        report.Add({.span = verb.span(),
                    .message = fmt::format("{} allows `{}` by name, which allows nothing",
                                           object.Title(), verb.Text().value_or("")),
                    .labels = {{rule.slot["resourceNames"].span(), "the names"}}});
      }
    }
  }
}

}  // namespace linter::rules
