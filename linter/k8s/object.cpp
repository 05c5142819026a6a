#include "linter/k8s/object.h"

#include <fmt/format.h>

#include "linter/yaml/tree.h"

namespace linter::k8s {

static std::string_view FolderOf(const yaml::Slot& root) {
  const std::string_view path = root.deepest().tree().file().path;
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : path.substr(0, slash);
}

Object::Object(const Project& project, const yaml::Document& document, yaml::Node root)
    : project_(&project), document_(&document), root_(root) {
  api_version_ = root_["apiVersion"].Text().value_or("");
  const auto slash = api_version_.find('/');
  group_ = slash == std::string_view::npos ? "" : api_version_.substr(0, slash);
  version_ = slash == std::string_view::npos ? api_version_ : api_version_.substr(slash + 1);
  kind_ = root_["kind"].Text().value_or("");
  const auto metadata = root_["metadata"];
  name_ = metadata["name"].Text().value_or("");
  name_space_ = metadata["namespace"].Text().value_or("");
  folder_ = FolderOf(root_);
}

std::string Object::Title() const {
  return name_.empty() ? std::string(kind_) : fmt::format("{} `{}`", kind_, name_);
}

Nearness Object::NearnessTo(const Object& other) const {
  if (root_.deepest().span().file == other.root_.deepest().span().file) {
    return Nearness::File;
  }
  return folder_ == other.folder_ ? Nearness::Folder : Nearness::Elsewhere;
}

static bool IsObject(const yaml::Node& node) {
  if (!node.is_mapping()) {
    return false;
  }
  const yaml::Slot root(node);
  return root["apiVersion"].Text().has_value() && root["kind"].Text().has_value();
}

// `List`, and typed lists such as `ConfigMapList`, whose items are objects.
static bool IsList(const yaml::Slot& root) {
  constexpr std::string_view Ending = "List";
  const auto kind = root["kind"].Text().value_or("");
  return kind.size() >= Ending.size() && kind.substr(kind.size() - Ending.size()) == Ending &&
         root["items"].is_sequence() && !root["spec"].present();
}

std::vector<yaml::Node> ObjectRoots(const yaml::Document& document) {
  std::vector<yaml::Node> roots;
  const auto root = document.root();
  if (!root || !IsObject(*root)) {
    return roots;
  }
  if (!IsList(yaml::Slot(*root))) {
    roots.push_back(*root);
    return roots;
  }
  for (const auto& item : yaml::Slot(*root)["items"].Items()) {
    const auto node = item.node();
    if (node && IsObject(*node)) {
      roots.push_back(*node);
    }
  }
  return roots;
}

}  // namespace linter::k8s
