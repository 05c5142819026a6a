#include "linter/k8s/service_account.h"

#include <algorithm>

#include "linter/k8s/project.h"

namespace linter::k8s {

NamedAccount AccountOf(const Workload& workload) {
  const auto name = workload.pod_spec()["serviceAccountName"];
  const auto old = workload.pod_spec()["serviceAccount"];
  const auto is_set = [](const yaml::Slot& slot) { return !slot.Text().value_or("").empty(); };
  const auto slot = !is_set(name) && is_set(old) ? old : name;
  return {slot, is_set(slot) ? *slot.Text() : "default"};
}

const Object* ServiceAccountOf(const Workload& workload) {
  const auto name = AccountOf(workload).name;
  return workload.project().Find("ServiceAccount", name, workload.object());
}

yaml::Value<bool> TokenMount(const Workload& workload) {
  constexpr std::string_view Field = "automountServiceAccountToken";
  const auto own = workload.pod_spec()[Field];
  const auto* account = ServiceAccountOf(workload);
  const auto slot =
      !own.present() && account != nullptr && (*account)[Field].present() ? (*account)[Field] : own;
  return {slot.Bool(), slot};
}

bool IsUsed(const Object& account) {
  const auto& workloads = account.project().Workloads(account);
  return std::any_of(workloads.begin(), workloads.end(), [&](const Workload* workload) {
    return AccountOf(*workload).name == account.name();
  });
}

static bool Names(const Object& binding, std::string_view name, const Workload& workload) {
  const auto subjects = binding["subjects"].Items();
  return std::any_of(subjects.begin(), subjects.end(), [&](const yaml::Slot& subject) {
    const auto space = subject["namespace"].Text().value_or(binding.effective_namespace());
    return subject["kind"].Text() == "ServiceAccount" && subject["name"].Text() == name &&
           space == workload.object().effective_namespace();
  });
}

bool IsBound(const Workload& workload) {
  const auto name = AccountOf(workload).name;
  for (const auto* kind : {"RoleBinding", "ClusterRoleBinding"}) {
    const auto bindings = workload.project().ReferringTo(kind, name);
    if (std::any_of(bindings.begin(), bindings.end(),
                    [&](const Object* binding) { return Names(*binding, name, workload); })) {
      return true;
    }
  }
  return false;
}

}  // namespace linter::k8s
