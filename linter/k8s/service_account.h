#pragma once

#include <string_view>

#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// The service account that a pod runs with.
struct NamedAccount {
  // `serviceAccountName`, or the deprecated `serviceAccount` where only that is written.
  yaml::Slot slot;
  // `default` where none is written.
  std::string_view name;
};

NamedAccount AccountOf(const Workload& workload);
// The ServiceAccount itself, where the run has it.
const Object* ServiceAccountOf(const Workload& workload);
// `automountServiceAccountToken` of the pod, else of its ServiceAccount; without a value a token is
// mounted. Where neither says anything the slot is the pod's.
yaml::Value<bool> TokenMount(const Workload& workload);
// Whether a workload of its namespace runs with the ServiceAccount.
bool IsUsed(const Object& account);
// Whether a RoleBinding or ClusterRoleBinding of the run names the account.
bool IsBound(const Workload& workload);

}  // namespace linter::k8s
