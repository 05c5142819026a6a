// Who may do what in the cluster, and who may talk to whom.

#include <fmt/format.h>

#include <algorithm>

#include "linter/k8s/access.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/project.h"
#include "linter/k8s/rbac.h"
#include "linter/k8s/service_account.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"

namespace linter::readiness {

// Users and groups live elsewhere; an account is an object of its namespace, and every namespace
// has `default`.
static bool IsKnown(const k8s::AccessSubject& subject, const k8s::Project& project) {
  const auto accounts = project.Named("ServiceAccount", subject.name());
  return subject.kind() != "ServiceAccount" || subject.name() == "default" ||
         std::any_of(accounts.begin(), accounts.end(), [&](const k8s::Object* account) {
           return subject.name_space().empty() || account->name_space().empty() ||
                  account->name_space() == subject.name_space();
         });
}

// Bindings whose role and accounts are known.
static void FindBindings(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    if (!k8s::RoleBinding::Is(object)) {
      continue;
    }
    const k8s::RoleBinding binding(object);
    const auto role = binding.reference()["name"].Text().value_or("");
    const auto subjects = binding.subjects();
    const bool known =
        (binding.BoundRole() != nullptr || k8s::IsBuiltInRole(role)) && !subjects.empty() &&
        std::all_of(subjects.begin(), subjects.end(),
                    [&](const k8s::AccessSubject& subject) { return IsKnown(subject, project); });
    if (known) {
      Speak(report, object, binding.reference()["name"].span(),
            fmt::format("{} gives `{}` to {} `{}`{}", object.Title(), role, subjects.front().kind(),
                        subjects.front().name(), subjects.size() > 1 ? " and others" : ""));
    }
  }
}

// No token, or an account of its own that has rights of its own.
static void FindAccounts(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    const auto mount = k8s::TokenMount(workload);
    const auto account = k8s::AccountOf(workload);
    if (mount == false) {
      Speak(report, workload.object(), mount.span(),
            fmt::format("{} has no token of the API", workload.object().Title()));
    } else if (account.name != "default" && k8s::IsBound(workload)) {
      Speak(report, workload.object(), account.slot.span(),
            fmt::format("{} runs with the account `{}`, which has a role of its own",
                        workload.object().Title(), account.name));
    }
  }
}

static bool AdmitsAll(const k8s::NetworkPolicy& policy) {
  const auto rules = policy.rules(k8s::Direction::Ingress);
  return std::any_of(rules.begin(), rules.end(),
                     [](const k8s::PolicyRule& rule) { return rule.allows_all(); });
}

static void FindSelected(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    for (const auto& policy : k8s::PoliciesFor(workload)) {
      if (policy.Isolates(k8s::Direction::Ingress) && !AdmitsAll(policy)) {
        Speak(report, workload.object(), policy.object().name_span(),
              fmt::format("{} limits who reaches {}", policy.object().Title(),
                          workload.object().Title()));
      }
    }
  }
}

static void FindMesh(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    const auto group = object.group();
    const bool mesh = group == "networking.istio.io" || group == "security.istio.io" ||
                      group == "policy.linkerd.io" || group == "linkerd.io" || group == "kuma.io" ||
                      group == "consul.hashicorp.com";
    if (mesh) {
      Speak(report, object, object.name_span(),
            fmt::format("{} is an object of a mesh", object.Title()));
    }
  }
}

std::vector<Rule> AccessProofs() {
  return {MakeProof("known-bindings", "roles are bound to accounts", FindBindings),
          MakeProof("own-accounts", "a workload has an account of its own, or none", FindAccounts),
          MakeProof("network-policies", "policies select pods", FindSelected),
          MakeProof("mesh-objects", "there is a mesh", FindMesh)};
}

}  // namespace linter::readiness
