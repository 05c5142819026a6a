#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/container.h"
#include "linter/text/place.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

enum class ComponentKind : std::uint8_t { ApiServer, ControllerManager, Scheduler, Etcd, Kubelet };

// One flag of a command line: `--name=value`, `--name value`, `--name`; for etcd also a variable
// `ETCD_NAME`, which counts where the flag is not given.
struct ComponentFlag {
  // Without dashes, `_` read as `-`, as the components themselves do.
  std::string name;
  // Behind `=`, or the next word where that is none: then it is not the value of a switch.
  std::optional<std::string> value;
  bool assigned = false;
  // The word that holds the value, else the flag; the whole script where a shell starts it.
  yaml::Slot slot;
};

// One item of a flag that takes a list.
struct ComponentFlagItem {
  std::string text;
  yaml::Slot slot;
};

// A container that certainly runs a component of the control plane, or a kubelet, and the flags
// that it is started with. Views into its container's source.
class Component {
 public:
  // Empty where another program runs, or where it is not certain which; for what comes to an end
  // by itself (Jobs, init containers), and for `--help` and `--version`.
  static std::optional<Component> Of(const Container& container);
  // The same where it is of a kind.
  static std::optional<Component> Of(const Container& container, ComponentKind kind);

  ComponentKind kind() const { return kind_; }
  // The name of its program: `kube-apiserver`.
  std::string_view name() const;
  // Every flag is known: none comes from elsewhere, a settings file, or a piece that is laid over.
  // Without this the absence of a flag says nothing.
  bool complete() const { return complete_; }
  // The minor version of Kubernetes that the image's tag tells; empty where it tells none.
  std::optional<std::int64_t> minor_version() const { return minor_version_; }
  const std::vector<ComponentFlag>& flags() const { return flags_; }

  // The flag that counts where one is repeated: the last.
  const ComponentFlag* Find(std::string_view flag) const;
  bool Has(std::string_view flag) const { return Find(flag) != nullptr; }
  // Complete, and the flag is not given, or without a value.
  bool Lacks(std::string_view flag) const;
  // The value of a flag; empty where it is not given.
  std::optional<std::string> Text(std::string_view flag) const;
  std::optional<std::int64_t> Int(std::string_view flag) const;
  // Of a switch, as Go reads it: `--profiling`, `--profiling=false`, `--profiling=0`.
  std::optional<bool> Bool(std::string_view flag) const;
  // The items of all times that a flag is given: `--authorization-mode=Node,RBAC`.
  std::vector<ComponentFlagItem> Items(std::string_view flag) const;
  bool Lists(std::string_view flag, std::string_view item) const;
  // What `--feature-gates` says of one.
  std::optional<bool> FeatureGate(std::string_view gate) const;

  // Where the flag is written, else the program's name, or what stands for it.
  Place span(std::string_view flag) const;
  Place span() const { return program_.span(); }

 private:
  Component(ComponentKind kind, yaml::Slot program) : kind_(kind), program_(program) {}
  void Read(const std::vector<std::string>& words, const std::vector<yaml::Slot>& slots);
  void ReadVariables(const Container& container);

  ComponentKind kind_;
  yaml::Slot program_;
  bool complete_ = true;
  std::optional<std::int64_t> minor_version_;
  std::vector<ComponentFlag> flags_;
};

// Whether an API server has nodes, as far as its flags tell: those of virtual clusters authorize
// without the mode `Node`.
bool ServesNodes(const Component& server);

// As Go's `strconv.ParseBool`.
std::optional<bool> ParseSwitch(std::string_view text);

}  // namespace linter::k8s
