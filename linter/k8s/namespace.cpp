#include "linter/k8s/namespace.h"

#include <algorithm>
#include <array>

#include "linter/k8s/project.h"

namespace linter::k8s {

bool IsOfNamespace(const Object& object) {
  constexpr std::array<std::string_view, 13> Kinds = {"ConfigMap",
                                                      "Endpoints",
                                                      "HorizontalPodAutoscaler",
                                                      "Ingress",
                                                      "LimitRange",
                                                      "NetworkPolicy",
                                                      "PersistentVolumeClaim",
                                                      "PodDisruptionBudget",
                                                      "ResourceQuota",
                                                      "Role",
                                                      "RoleBinding",
                                                      "Secret",
                                                      "ServiceAccount"};
  return object.Is("", "Service") || object.project().WorkloadOf(object) != nullptr ||
         std::find(Kinds.begin(), Kinds.end(), object.kind()) != Kinds.end();
}

}  // namespace linter::k8s
