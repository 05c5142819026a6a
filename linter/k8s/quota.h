#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A ResourceQuota; a view that its object outlives.
class ResourceQuota {
 public:
  static bool Is(const Object& object) { return object.Is("", "ResourceQuota"); }
  explicit ResourceQuota(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  // For some pods of the namespace only.
  bool scoped() const {
    return object_->spec()["scopes"].present() || object_->spec()["scopeSelector"].present();
  }
  // The bound of `requests.cpu`, also under its short name `cpu`; of `pods` that itself.
  yaml::Slot Bound(std::string_view resource) const;
  // The workloads of the run that it guards, and that run for as long as nobody deletes them; of
  // several of one kind and name the first.
  std::vector<const Workload*> Guarded() const;

 private:
  const Object* object_;
};

// What workloads ask for together, at the fewest pods that each may have.
struct Demand {
  double amount = 0.0;
  // So many of them ask for something.
  std::size_t count = 0;
};

// Of `cpu`, `memory` or `pods`. What is not known adds nothing.
Demand DemandOf(const std::vector<const Workload*>& workloads, std::string_view resource);

}  // namespace linter::k8s
