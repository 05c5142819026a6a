#pragma once

#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One entry of a Validating- or MutatingWebhookConfiguration. A view that its object outlives.
class Webhook {
 public:
  Webhook(const Object& configuration, yaml::Slot slot)
      : configuration_(&configuration), slot_(slot) {}

  yaml::Slot slot() const { return slot_; }
  // A request is refused while nobody answers.
  bool fails_closed() const;
  // Whether it certainly is asked before a pod of the workload is made.
  bool GuardsPodsOf(const Workload& workload) const;

 private:
  bool AsksForNewPods() const;
  bool TakesNamespaceOf(const Object& object) const;

  const Object* configuration_;
  yaml::Slot slot_;
};

std::vector<Webhook> WebhooksOf(const Object& object);

// The workloads of the run whose pods answer it, by its Service.
std::vector<const Workload*> ServersOf(const Webhook& webhook, const Project& project);

}  // namespace linter::k8s
