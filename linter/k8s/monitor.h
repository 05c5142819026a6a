#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/labels.h"
#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A ServiceMonitor or PodMonitor of the Prometheus operator; a view that its object outlives.
class Monitor {
 public:
  static std::optional<Monitor> Of(const Object& object);

  const Object& object() const { return *object_; }
  // Scrapes pods, and not the endpoints of Services.
  bool of_pods() const { return object_->kind() == "PodMonitor"; }
  Selector selector() const { return Selector::Of(object_->spec()["selector"]); }
  std::vector<yaml::Slot> endpoints() const {
    return object_->spec()[of_pods() ? "podMetricsEndpoints" : "endpoints"].Items();
  }
  // The run has a Service, or pods, that it selects, in a namespace that it looks into.
  bool SelectsAny() const;
  // The same; of an open world in its own folder, as what stands elsewhere may be patched or belong
  // to another environment.
  bool SelectsSurely() const;
  // One of those has a port of this name.
  bool FindsPort(std::string_view name) const;

 private:
  explicit Monitor(const Object& object) : object_(&object) {}
  bool LooksInto(const Object& other) const;
  // Whether it selects something for which `counts` holds.
  bool Selects(bool (*counts)(const Object& monitor, const Object& other)) const;

  const Object* object_;
};

}  // namespace linter::k8s
