// A generated name ends in a hash; wherever kustomize knows that a name stands, it writes the new
// one. Elsewhere the old one stays, and means nothing.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <unordered_set>

#include "linter/kustomize/accumulator.h"

namespace linter::kustomize {

// Lower case, without what parts words.
static std::string Folded(std::string_view text) {
  std::string folded;
  for (const char letter : text) {
    if (letter != '-' && letter != '_') {
      folded += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
  }
  return folded;
}

// Goes through one object.
class NameSearch {
 public:
  using Generated = std::unordered_map<std::string_view, const Resource*>;

  NameSearch(Bench& bench, const Generated& generated) : bench_(bench), generated_(generated) {}

  // `around` is the key above, which tells what a `name` is of.
  void Look(const Node& node, std::string_view key, std::string_view around);

 private:
  void Judge(const Node& scalar, std::string_view name, std::string_view key);

  Bench& bench_;
  const Generated& generated_;
};

// A key, or an argument, that speaks of objects of the kind.
static bool SpeaksOf(std::string_view key, std::string_view kind) {
  const auto folded = Folded(key);
  return folded.find(kind == "Secret" ? "secret" : "configmap") != std::string::npos;
}

void NameSearch::Judge(const Node& scalar, std::string_view name, std::string_view key) {
  const auto found = generated_.find(name);
  if (found == generated_.end()) {
    return;
  }
  const auto kind = found->second->root->TextOf("kind");
  if (SpeaksOf(key, kind)) {
    bench_.Fail(FailureKind::NameNotFollowed, scalar.span,
                fmt::format("`{}` stays as it is here, while the {} is called `{}`", name, kind,
                            found->second->name()));
  }
}

void NameSearch::Look(const Node& node, std::string_view key, std::string_view around) {
  if (node.is_mapping()) {
    for (const auto& member : node.members) {
      Look(*member.value, member.key, key);
    }
  } else if (node.is_sequence()) {
    for (const auto* item : node.items) {
      Look(*item, key, around);
    }
  } else if (node.is_string()) {
    const auto equals = node.text.find('=');
    if (node.text.starts_with("--") && equals != std::string_view::npos) {
      Judge(node, node.text.substr(equals + 1), node.text.substr(0, equals));
    } else {
      // An annotation may name the namespace as well.
      const auto slash = node.text.rfind('/');
      Judge(node, node.text.substr(slash == std::string_view::npos ? 0 : slash + 1),
            key == "name" ? around : key);
    }
  }
}

void NoteUnfollowedNames(Bench& bench, const Accumulator& all) {
  NameSearch::Generated generated;
  std::unordered_set<std::string_view> current;
  for (const auto& resource : all.resources) {
    current.insert(resource.name());
    if (resource.generated && resource.needs_hash) {
      for (const auto& previous : resource.previous) {
        generated.emplace(previous.name, &resource);
      }
    }
  }
  for (const auto name : current) {
    generated.erase(name);
  }
  if (generated.empty()) {
    return;
  }
  NameSearch search(bench, generated);
  for (const auto& resource : all.resources) {
    const auto kind = resource.root->TextOf("kind");
    if (kind != "ConfigMap" && kind != "Secret") {
      search.Look(*resource.root, "", "");
    }
  }
}

}  // namespace linter::kustomize
