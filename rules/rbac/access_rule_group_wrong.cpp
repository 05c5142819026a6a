#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/access.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AccessRuleGroupWrong() {
  return {
      .id = "access-rule-group-wrong",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "rule names resources in an API group that does not have them",
      .why =
          "The rule grants nothing for that resource: requests are refused, at run time, "
          "often for one of many resources of a list only. Usual slips are `deployments` in"
          " the core group (`\"\"`), `pods` in `apps`, `ingresses` in the retired "
          "`extensions`, a version in the place of a group (`apps/v1`), or the word `core`."
          " Only resources that Kubernetes itself has under one group are judged, and only "
          "where none of the rule's groups is one of yours, which may have a resource of "
          "that name. Left-overs are left alone: what another rule of the role allows in "
          "the right group.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

// A group that is not one of Kubernetes' own, nor a slip of the pen for one.
static bool IsForeign(const yaml::Slot& group) {
  static constexpr std::array<std::string_view, 14> Own = {"",
                                                           "core",
                                                           "v1",
                                                           "apps",
                                                           "apps/v1",
                                                           "batch",
                                                           "batch/v1",
                                                           "extensions",
                                                           "autoscaling",
                                                           "policy",
                                                           "policy/v1",
                                                           "networking.k8s.io",
                                                           "networking.k8s.io/v1",
                                                           "storage.k8s.io"};
  const auto text = group.Text().value_or("");
  return text != "rbac.authorization.k8s.io" &&
         std::find(Own.begin(), Own.end(), text) == Own.end();
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Role::Is(object) || object.name().starts_with("system:")) {
    return;
  }
  for (const auto& rule : k8s::Role(object).rules()) {
    const auto groups = rule.groups();
    if (groups.empty() || std::any_of(groups.begin(), groups.end(), IsForeign)) {
      continue;
    }
    for (const auto& resource : rule.resources()) {
      const auto text = resource.Text().value_or("");
      const auto home = k8s::GroupOf(text.substr(0, text.find('/')));
      if (home && !rule.HasGroup(*home) && !k8s::AllowsElsewhere(object, {*home, {text}, {}})) {
        report.Add({.span = resource.span(),
                    .message = fmt::format("{} names `{}` in API group `{}`, which has none",
                                           object.Title(), text, groups[0].Text().value_or(""))});
      }
    }
  }
}

}  // namespace linter::rules
