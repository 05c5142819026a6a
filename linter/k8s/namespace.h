#pragma once

#include <string_view>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A Namespace; a view that its object outlives.
class Namespace {
 public:
  static bool Is(const Object& object) { return object.Is("", "Namespace"); }
  explicit Namespace(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  // What the Pod Security admission does with pods: `privileged`, `baseline` or `restricted`.
  yaml::Slot enforced_level() const {
    return object_->metadata()["labels"]["pod-security.kubernetes.io/enforce"];
  }
  // Made by Kubernetes itself.
  bool of_the_system() const { return object_->name().starts_with("kube-"); }

 private:
  const Object* object_;
};

// Whether an object is of a kind that lives in a namespace: workloads, and the kinds of Kubernetes
// itself that stand beside them. Kinds of operators are not known.
bool IsOfNamespace(const Object& object);

}  // namespace linter::k8s
