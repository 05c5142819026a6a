#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/access.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AccessWildcardGroup() {
  return {
      .id = "access-wildcard-group",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 4.0,
      .summary = "role is for every API group",
      .why =
          "A `*` among the API groups covers a resource of that name in any group, those of"
          " CRDs that are installed later included. Autoscalers need this for `*/scale`, "
          "and the harm depends on the resources, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_49"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static std::optional<yaml::Slot> Star(const std::vector<yaml::Slot>& items) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [](const yaml::Slot& item) { return item.Text() == "*"; });
  return found == items.end() ? std::nullopt : std::optional(*found);
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Role::Is(object) || k8s::IsBuiltInRole(object.name())) {
    return;
  }
  for (const auto& rule : k8s::Role(object).rules()) {
    if (const auto group = Star(rule.groups())) {
      report.Add({.span = group->span(),
                  .message = fmt::format("{} is for every API group", object.Title())});
    }
  }
}

}  // namespace linter::rules
