#include "linter/k8s/rbac.h"

#include <algorithm>

#include "linter/k8s/project.h"

namespace linter::k8s {

static bool Lists(const std::vector<yaml::Slot>& items, std::string_view word) {
  return std::any_of(items.begin(), items.end(), [&](const yaml::Slot& item) {
    // A null is the empty text, which is the core group.
    const auto text = item.Text().value_or("");
    return text == word || text == "*";
  });
}

bool AccessRule::HasVerb(std::string_view verb) const {
  return Lists(verbs(), verb);
}

bool AccessRule::HasGroup(std::string_view group) const {
  return Lists(groups(), group);
}

// `*/scale` stands for what hangs on any resource under that name.
bool AccessRule::HasResource(std::string_view resource) const {
  const auto slash = resource.find('/');
  const auto items = resources();
  return Lists(items, resource) ||
         (slash != std::string_view::npos &&
          std::any_of(items.begin(), items.end(), [&](const yaml::Slot& item) {
            const auto text = item.Text().value_or("");
            return text.starts_with("*/") && text.substr(1) == resource.substr(slash);
          }));
}

std::vector<AccessRule> Role::rules() const {
  std::vector<AccessRule> rules;
  for (const auto& slot : (*object_)["rules"].Items()) {
    rules.push_back({slot});
  }
  return rules;
}

std::vector<AccessSubject> RoleBinding::subjects() const {
  std::vector<AccessSubject> subjects;
  for (const auto& slot : (*object_)["subjects"].Items()) {
    subjects.push_back({slot});
  }
  return subjects;
}

const Object* RoleBinding::BoundRole() const {
  const auto name = reference()["name"].Text().value_or("");
  if (reference()["kind"].Text() != "ClusterRole") {
    return object_->project().Find("Role", name, *object_);
  }
  return object_->project().FindAnywhere("ClusterRole", name, *object_);
}

}  // namespace linter::k8s
