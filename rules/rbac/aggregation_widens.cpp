#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/access.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AggregationWidens() {
  return {
      .id = "aggregation-widens",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 7.0,
      .summary = "aggregated role widens view, edit or admin by far",
      .why =
          "By its label the ClusterRole's rules are added to a role that every cluster has,"
          " and everybody who holds that one has them from then on, without a change to any"
          " binding. To `view` belong `get`, `list` and `watch`, and no Secrets; to `edit` "
          "and `admin` neither `escalate`, `bind` and `impersonate` on anything, nor "
          "wildcards over Kubernetes' own groups. Verbs on the resources of your own API "
          "group are left alone for `edit` and `admin`.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static bool Adds(const k8s::Object& object, std::string_view label) {
  return object.metadata()["labels"][label].Text() == "true";
}

static bool Widens(std::string_view verb, bool view) {
  const bool reads = verb == "get" || verb == "list" || verb == "watch";
  const bool escalates = verb == "escalate" || verb == "bind" || verb == "impersonate";
  return escalates || (view && !reads);
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Role::Is(object) || k8s::IsBuiltInRole(object.name())) {
    return;
  }
  const bool view = Adds(object, "rbac.authorization.k8s.io/aggregate-to-view");
  if (!view && !Adds(object, "rbac.authorization.k8s.io/aggregate-to-edit") &&
      !Adds(object, "rbac.authorization.k8s.io/aggregate-to-admin")) {
    return;
  }
  for (const auto& rule : k8s::Role(object).rules()) {
    for (const auto& verb : rule.verbs()) {
      if (Widens(verb.Text().value_or(""), view)) {
        report.Add(
            {.span = verb.span(),
             .message = fmt::format("{} adds `{}` to `{}`", object.Title(),
                                    verb.Text().value_or(""), view ? "view" : "edit` or `admin")});
        break;
      }
    }
  }
}

}  // namespace linter::rules
