#include "linter/k8s/access.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "linter/k8s/project.h"
#include "linter/k8s/rbac.h"

namespace linter::k8s {

std::string Grant::Text() const {
  std::string text;
  for (const auto verb : verbs) {
    text += fmt::format("{}`{}`", text.empty() ? "" : ", ", verb);
  }
  return fmt::format("{} on `{}`", text, resource.Text().value_or(""));
}

bool IsBuiltInRole(std::string_view name) {
  static constexpr std::array<std::string_view, 4> Names = {"cluster-admin", "admin", "edit",
                                                            "view"};
  return name.starts_with("system:") || std::find(Names.begin(), Names.end(), name) != Names.end();
}

struct HomedResource {
  std::string_view name;
  std::string_view group;
};

std::optional<std::string_view> GroupOf(std::string_view resource) {
  static constexpr std::array<HomedResource, 29> Resources = {{
      {"pods", ""},
      {"services", ""},
      {"configmaps", ""},
      {"secrets", ""},
      {"serviceaccounts", ""},
      {"namespaces", ""},
      {"nodes", ""},
      {"endpoints", ""},
      {"persistentvolumes", ""},
      {"persistentvolumeclaims", ""},
      {"replicationcontrollers", ""},
      {"resourcequotas", ""},
      {"limitranges", ""},
      {"deployments", "apps"},
      {"daemonsets", "apps"},
      {"statefulsets", "apps"},
      {"replicasets", "apps"},
      {"jobs", "batch"},
      {"cronjobs", "batch"},
      {"horizontalpodautoscalers", "autoscaling"},
      {"ingresses", "networking.k8s.io"},
      {"ingressclasses", "networking.k8s.io"},
      {"networkpolicies", "networking.k8s.io"},
      {"poddisruptionbudgets", "policy"},
      {"roles", "rbac.authorization.k8s.io"},
      {"rolebindings", "rbac.authorization.k8s.io"},
      {"clusterroles", "rbac.authorization.k8s.io"},
      {"clusterrolebindings", "rbac.authorization.k8s.io"},
      {"storageclasses", "storage.k8s.io"},
  }};
  const auto* found =
      std::find_if(Resources.begin(), Resources.end(),
                   [&](const HomedResource& each) { return each.name == resource; });
  return found == Resources.end() ? std::nullopt : std::optional(found->group);
}

// `pods/*` and `*/exec` stand for `pods/exec`; `*` alone is not looked at.
static bool Covers(std::string_view written, std::string_view resource) {
  const auto slash = resource.find('/');
  if (written == resource) {
    return true;
  }
  return slash != std::string_view::npos &&
         ((written.ends_with("/*") &&
           written.substr(0, slash + 1) == resource.substr(0, slash + 1)) ||
          (written.starts_with("*/") && written.substr(1) == resource.substr(slash)));
}

static std::optional<yaml::Slot> CoveringResource(const AccessRule& rule, const Access& access) {
  for (const auto& item : rule.resources()) {
    const auto written = item.Text().value_or("");
    if (std::any_of(access.resources.begin(), access.resources.end(),
                    [&](std::string_view resource) { return Covers(written, resource); })) {
      return item;
    }
  }
  return {};
}

static std::vector<std::string_view> AllowedVerbs(const AccessRule& rule, const Access& access) {
  std::vector<std::string_view> verbs;
  for (const auto& item : rule.verbs()) {
    const auto verb = item.Text().value_or("");
    if (verb == "*" ||
        std::find(access.verbs.begin(), access.verbs.end(), verb) != access.verbs.end()) {
      verbs.push_back(verb);
    }
  }
  return verbs;
}

std::vector<Grant> GrantsOf(const Object& object, const Access& access) {
  std::vector<Grant> grants;
  if (!Role::Is(object) || IsBuiltInRole(object.name())) {
    return grants;
  }
  for (const auto& rule : Role(object).rules()) {
    const auto resource = CoveringResource(rule, access);
    if (!resource || !rule.names().empty() || !rule.HasGroup(access.group)) {
      continue;
    }
    auto verbs = AllowedVerbs(rule, access);
    if (!verbs.empty()) {
      grants.push_back({*resource, std::move(verbs)});
    }
  }
  return grants;
}

bool AllowsElsewhere(const Object& role, const Access& access) {
  const auto rules = Role(role).rules();
  return std::any_of(rules.begin(), rules.end(), [&](const AccessRule& rule) {
    const bool verb = access.verbs.empty() ||
                      std::any_of(access.verbs.begin(), access.verbs.end(),
                                  [&](std::string_view each) { return rule.HasVerb(each); });
    return verb && rule.names().empty() && rule.HasGroup(access.group) &&
           std::any_of(access.resources.begin(), access.resources.end(),
                       [&](std::string_view each) { return rule.HasResource(each); });
  });
}

static std::string TitleOf(const AccessSubject& subject, const Object& binding) {
  const auto space =
      subject.name_space().empty() ? binding.effective_namespace() : subject.name_space();
  return subject.kind() == "ServiceAccount"
             ? fmt::format("ServiceAccount `{}/{}`", space, subject.name())
             : fmt::format("{} `{}`", subject.kind(), subject.name());
}

std::vector<Recipient> RecipientsOf(const Object& role) {
  constexpr std::size_t Most = 3;
  std::vector<Recipient> recipients;
  for (const auto* kind : {"ClusterRoleBinding", "RoleBinding"}) {
    for (const auto* object : role.project().ReferringTo(kind, role.name())) {
      const RoleBinding binding(*object);
      if (binding.BoundRole() != &role) {
        continue;
      }
      for (const auto& subject : binding.subjects()) {
        if (recipients.size() < Most) {
          recipients.push_back(
              {subject.slot["name"], fmt::format("{} has this role", TitleOf(subject, *object))});
        }
      }
    }
  }
  return recipients;
}

}  // namespace linter::k8s
