#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BoundAccountMissing() {
  return {
      .id = "bound-account-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .security_severity = 4.0,
      .summary = "binding names a service account that is not there",
      .why =
          "The API server takes the binding, and the pods that were meant get 403: their account "
          "stands in another namespace. Worse, whoever may create service accounts in the one that "
          "is named gets these rights. Accounts are often made elsewhere, so in an open world this "
          "speaks only where the same file has the account in another namespace, written out. In a "
          "closed world (`--closed-world`) every missing account counts. `default`, which every "
          "namespace has, and the accounts of the control plane are known.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

// The account of that name in another namespace of the same file.
static const k8s::Object* Namesake(const std::vector<const k8s::Object*>& accounts,
                                   const k8s::Object& binding) {
  const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const auto* account) {
    return account->NearnessTo(binding) == k8s::Nearness::File && !account->name_space().empty();
  });
  return found == accounts.end() ? nullptr : *found;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object)) {
    return;
  }
  for (const auto& subject : k8s::RoleBinding(object).subjects()) {
    const auto place = subject.name_space();
    if (subject.kind() != "ServiceAccount" || place.empty() || place == "kube-system" ||
        subject.name() == "default" || k8s::StandsForAnother(subject.name()) ||
        k8s::StandsForAnother(place)) {
      continue;
    }
    const auto accounts = object.project().Named("ServiceAccount", subject.name());
    const auto* other = Namesake(accounts, object);
    if (std::any_of(accounts.begin(), accounts.end(),
                    [&](const auto* account) { return account->effective_namespace() == place; }) ||
        (other == nullptr && !object.project().closed())) {
      continue;
    }
    Diagnostic finding{.span = subject.slot[other != nullptr ? "namespace" : "name"].span(),
                       .message = fmt::format("{} names ServiceAccount `{}/{}`, which is not there",
                                              object.Title(), place, subject.name())};
    if (other != nullptr) {
      finding.labels.push_back({other->metadata()["namespace"].span(), "this one stands here"});
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
