#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/labels.h"
#include "linter/yaml/document.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

class Project;

// How near two objects are written. What stands together is likely applied together; copies for
// several environments, with equal names, stand in several files or folders.
enum class Nearness : std::uint8_t { File, Folder, Elsewhere };

// One Kubernetes object of one document, or of the `items` of a List. All text views into the
// source.
class Object {
 public:
  Object(const Project& project, const yaml::Document& document, yaml::Node root);

  // `apps/v1`; its part before the slash (empty for the core group) and behind.
  std::string_view api_version() const { return api_version_; }
  std::string_view group() const { return group_; }
  std::string_view version() const { return version_; }
  std::string_view kind() const { return kind_; }
  // Empty where `generateName` or nothing stands.
  std::string_view name() const { return name_; }
  // As written, maybe empty.
  std::string_view name_space() const { return name_space_; }
  // Where a cluster would put it: `default` when nothing is written.
  std::string_view effective_namespace() const {
    return name_space_.empty() ? std::string_view("default") : name_space_;
  }
  bool Is(std::string_view group, std::string_view kind) const {
    return group_ == group && kind_ == kind;
  }
  bool SameNamespace(const Object& other) const {
    return effective_namespace() == other.effective_namespace();
  }

  Nearness NearnessTo(const Object& other) const;
  bool SameFolder(const Object& other) const { return NearnessTo(other) != Nearness::Elsewhere; }

  yaml::Slot root() const { return root_; }
  yaml::Slot operator[](std::string_view key) const { return root_[key]; }
  yaml::Slot spec() const { return root_["spec"]; }
  yaml::Slot metadata() const { return root_["metadata"]; }
  Labels labels() const { return Labels(metadata()["labels"]); }
  Labels annotations() const { return Labels(metadata()["annotations"]); }
  // "Deployment `web`", as messages name it.
  std::string Title() const;
  // Where a finding about the object as a whole points: its name, else its kind.
  Place name_span() const { return root_.label(); }

  const Project& project() const { return *project_; }
  const yaml::Document& document() const { return *document_; }

 private:
  const Project* project_;
  const yaml::Document* document_;
  yaml::Slot root_;
  std::string_view api_version_;
  std::string_view group_;
  std::string_view version_;
  std::string_view kind_;
  std::string_view name_;
  std::string_view name_space_;
  // The folder of the path of its file, without the last slash.
  std::string_view folder_;
};

// The mappings of a document that are objects: its root, or what a List of them holds. Empty for
// what has no `apiVersion` and `kind`.
std::vector<yaml::Node> ObjectRoots(const yaml::Document& document);

}  // namespace linter::k8s
