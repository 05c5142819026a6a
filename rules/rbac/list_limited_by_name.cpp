#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/access.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ListLimitedByName() {
  return {
      .id = "list-limited-by-name",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "rule allows to list objects of given names only",
      .why =
          "With `resourceNames`, `list` and `watch` are only allowed to requests with a field "
          "selector for one of the names (`metadata.name=settings`). `kubectl get`, informers of "
          "client libraries and most operators ask for all objects, and are refused. What another "
          "rule of the role allows without names is left alone.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Role::Is(object)) {
    return;
  }
  for (const auto& rule : k8s::Role(object).rules()) {
    const auto resources = rule.resources();
    if (rule.names().empty() || resources.empty()) {
      continue;
    }
    for (const auto& verb : rule.verbs()) {
      const auto text = verb.Text().value_or("");
      const bool allowed =
          std::all_of(resources.begin(), resources.end(), [&](const auto& resource) {
            const auto groups = rule.groups();
            return std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
              return k8s::AllowsElsewhere(
                  object, {group.Text().value_or(""), {resource.Text().value_or("")}, {text}});
            });
          });
      if ((text == "list" || text == "watch") && !allowed) {
        report.Add({.span = verb.span(),
                    .message = fmt::format("{} allows `{}` by name, which few clients ask for",
                                           object.Title(), text),
                    .labels = {{rule.slot["resourceNames"].span(), "the names"}}});
      }
    }
  }
}

}  // namespace linter::rules
