#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/component.h"
#include "linter/k8s/object.h"
#include "linter/text/place.h"

namespace linter::k8s {

// One setting of a kubelet, and where it stands or would stand.
struct KubeletSetting {
  // As it is written: `true`, `0`, `4h`. Empty where nothing is.
  std::optional<std::string> text;
  Place span;

  std::optional<bool> Bool() const;
  // Written as the number, whatever its sign and leading zeros; empty for what is no number.
  std::optional<double> Number() const;
};

// How a kubelet is set up: by a KubeletConfiguration, or by the flags of a container that runs it;
// or what a NodeInfo, the report of trivy's node collector, says of it.
class Kubelet {
 public:
  // Those that an object tells of; mostly none.
  static std::vector<Kubelet> In(const Object& object);

  // "kubelet", "KubeletConfiguration".
  std::string_view Title() const;
  // Flags alone, whose defaults are those of old: anonymous requests, everything allowed.
  bool by_flags() const { return component_.has_value(); }
  // What is not written has its default: no other file, and not kubeadm, says more.
  bool complete() const;
  // A setting by its flag, and by its path in a KubeletConfiguration.
  KubeletSetting Find(std::string_view flag, std::initializer_list<std::string_view> path) const;
  // What the flag `--feature-gates` says of one.
  std::optional<bool> FeatureGate(std::string_view gate) const {
    return component_ ? component_->FeatureGate(gate) : std::nullopt;
  }

 private:
  explicit Kubelet(const Object& object) : object_(&object) {}

  const Object* object_;
  // Empty for a KubeletConfiguration and a NodeInfo.
  std::optional<Component> component_;
  bool report_ = false;
};

}  // namespace linter::k8s
