#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service_account.h"
#include "linter/k8s/workload.h"
#include "linter/text/nearest.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ServiceAccountMissing() {
  return {
      .id = "service-account-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "pod names a service account that does not exist",
      .why =
          "The API server refuses the pods: the workload exists and never starts one. "
          "Accounts are often made elsewhere (another chart, Terraform, an operator), so in "
          "an open world this speaks only where a ServiceAccount of the same file and "
          "namespace, which nobody else uses, has nearly the same name, as a slip of the "
          "pen would. In a closed world (`--closed-world`) every missing account counts.",
      .reference = "https://kubernetes.io/docs/concepts/security/service-accounts/",
      .since = "0.1",
      .replaces = {"kube-linter:non-existent-service-account"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

// The account that was meant, where one beside the workload is named nearly the same.
static const k8s::Object* Meant(const k8s::Object& object, std::string_view name) {
  auto accounts = object.project().OfKind("ServiceAccount", object);
  std::erase_if(accounts, [&](const k8s::Object* each) {
    return each->NearnessTo(object) != k8s::Nearness::File || k8s::IsUsed(*each);
  });
  std::vector<std::string_view> names;
  for (const auto* account : accounts) {
    names.push_back(account->name());
  }
  const auto nearest = Nearest(name, names);
  const auto found = std::find(names.begin(), names.end(), nearest.value_or(""));
  return found == names.end() ? nullptr : accounts[static_cast<std::size_t>(found - names.begin())];
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto account = k8s::AccountOf(workload);
  if (account.name == "default" || k8s::ServiceAccountOf(workload) != nullptr) {
    return;
  }
  const auto* meant = Meant(workload.object(), account.name);
  if (meant == nullptr && !workload.project().closed()) {
    return;
  }
  Diagnostic finding{.span = account.slot.span(),
                     .message = fmt::format("service account `{}` of {} is not there", account.name,
                                            workload.object().Title())};
  if (meant != nullptr) {
    finding.labels = {{meant->name_span(), "this one is"}};
    finding.fixes = {{fmt::format("use `{}`", meant->name()), Safety::Unsafe,
                      yaml::Set(account.slot, yaml::Quote(meant->name()))}};
  }
  report.Add(std::move(finding));
}

}  // namespace linter::rules
