#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/audit_policy.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AuditPolicyIncomplete() {
  return {
      .id = "audit-policy-incomplete",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.5,
      .summary = "audit policy does not record what an incident is understood by",
      .why =
          "The first rule that fits a request decides. Where none fits, or the one that does says "
          "`None` for everybody, nobody learns who read or changed Secrets and ConfigMaps, asked "
          "for tokens, or started a command in a pod. Rules that are limited to users, groups, "
          "verbs or namespaces are left aside, because they say nothing for the others.",
      .reference = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy",
      .since = "0.1",
      .replaces = {"kics:1828a670-5957-4bc5-9974-47da228f75e2"},
      .check = CheckObject,
  };
}

struct WatchedResource {
  std::string_view group;
  std::string_view resource;
};

constexpr std::array<WatchedResource, 4> Watched = {{{"", "secrets"},
                                                     {"", "configmaps"},
                                                     {"", "pods/exec"},
                                                     {"authentication.k8s.io", "tokenreviews"}}};

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("audit.k8s.io", "Policy")) {
    return;
  }
  const auto rules = object["rules"].Items();
  for (const auto& watched : Watched) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const yaml::Slot& rule) {
      return k8s::FitOf(rule, watched.group, watched.resource) == k8s::AuditFit::All;
    });
    if (found == rules.end()) {
      report.Add({.span = object["rules"].span(),
                  .message = fmt::format("audit policy has no rule for `{}`", watched.resource)});
    } else if ((*found)["level"].Text() == "None") {
      report.Add(
          {.span = (*found)["level"].span(),
           .message = fmt::format("audit policy records nothing of `{}`", watched.resource)});
    }
  }
}

}  // namespace linter::rules
