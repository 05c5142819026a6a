// Objects name others; when those are renamed, the new names are written where the old ones stood.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "linter/kustomize/accumulator.h"

namespace linter::kustomize {

using Candidates = std::vector<const Resource*>;

// The objects by each name that they had before.
using ByName = std::unordered_map<std::string_view, Candidates>;

// `false` as soon as the ends of two lists differ as far as both go.
static bool SameEnding(const std::vector<std::string_view>& left,
                       const std::vector<std::string_view>& right) {
  const auto count = std::min(left.size(), right.size());
  return std::equal(left.end() - static_cast<std::ptrdiff_t>(count), left.end(),
                    right.end() - static_cast<std::ptrdiff_t>(count));
}

enum class Bare : std::uint8_t { Fits, Counts };

// Whether two objects were given the same prefixes and suffixes last. Where bare ones fit, an
// object without any is like each.
static bool SameAffixes(const Resource& left, const Resource& right, Bare bare) {
  const auto same = [&](const auto& first, const auto& second) {
    if (first.empty() || second.empty()) {
      return bare == Bare::Fits || first.empty() == second.empty();
    }
    return SameEnding(first, second);
  };
  return same(left.prefixes, right.prefixes) && same(left.suffixes, right.suffixes);
}

// Writes the new names into the fields of one object.
class Referrer {
 public:
  Referrer(Bench& bench, Resource& resource, const ByName& by_name)
      : bench_(bench), resource_(resource), by_name_(by_name), id_(resource.Current()) {}

  void Fix(const NameReference& reference, const FieldSpec& spec);

 private:
  void FixNode(Node& node, const NameReference& reference, const FieldSpec& spec);
  void FixScalar(Node& node, const NameReference& reference, const FieldSpec& spec);
  void FixMapping(Node& node, const NameReference& reference, const FieldSpec& spec);
  Candidates Select(std::string_view name, const NameReference& reference, const FieldSpec& spec);
  const Resource* OneOf(Candidates candidates, const Node& place);
  bool CouldRefer(const Id& target, const Resource& resource);

  Bench& bench_;
  Resource& resource_;
  const ByName& by_name_;
  Id id_;
};

// The namespaces of the accounts that a binding is for.
static std::unordered_set<std::string_view> SubjectNamespaces(const Resource& resource) {
  std::unordered_set<std::string_view> names;
  if (GvkOf(*resource.root).kind != "RoleBinding") {
    return names;
  }
  for (const auto* subject : ItemsOf(*resource.root, "subjects")) {
    if (subject->TextOf("kind") == "ServiceAccount" && subject->Find("namespace") != nullptr) {
      names.insert(subject->TextOf("namespace"));
    }
  }
  return names;
}

bool Referrer::CouldRefer(const Id& target, const Resource& resource) {
  if (id_.gvk.IsClusterScoped() || target.gvk.IsClusterScoped() ||
      target.EffectiveNamespace() == id_.EffectiveNamespace()) {
    return true;
  }
  // An account may be bound from another namespace.
  return target.gvk.kind == "ServiceAccount" &&
         SubjectNamespaces(resource_).contains(resource.Current().name_space);
}

Candidates Referrer::Select(std::string_view name, const NameReference& reference,
                            const FieldSpec& spec) {
  Candidates selected;
  const auto known = by_name_.find(name);
  if (known == by_name_.end()) {
    return selected;
  }
  const auto* role =
      spec.path.ends_with("roleRef/name") ? resource_.root->Find("roleRef") : nullptr;
  const bool bound =
      role != nullptr && role->Find("apiGroup") != nullptr && role->Find("kind") != nullptr;
  for (const auto* candidate : known->second) {
    const auto earlier = candidate->Earlier();
    const auto was = [&](const Gvk& gvk) {
      return std::any_of(earlier.begin(), earlier.end(),
                         [&](const Id& id) { return id.gvk.IsSelected(gvk); });
    };
    if (!was(reference.gvk()) ||
        (bound && !was({role->TextOf("apiGroup"), {}, role->TextOf("kind")})) ||
        !CouldRefer(candidate->Current(), *candidate)) {
      continue;
    }
    selected.push_back(candidate);
  }
  return selected;
}

const Resource* Referrer::OneOf(Candidates candidates, const Node& place) {
  if (candidates.size() == 1) {
    return candidates.front();
  }
  const auto keep = [&](Bare bare) {
    std::erase_if(candidates, [&](const Resource* candidate) {
      return !SameAffixes(*candidate, resource_, bare);
    });
  };
  keep(Bare::Fits);
  if (candidates.size() > 1) {
    keep(Bare::Counts);
  }
  if (candidates.empty()) {
    return nullptr;
  }
  const auto first = candidates.front()->Current();
  const bool same = std::all_of(candidates.begin(), candidates.end(),
                                [&](const Resource* each) { return each->name() == first.name; });
  if (!same) {
    bench_.Fail(FailureKind::Reference, place.span,
                fmt::format("`{}` may mean {} objects: `{}`, `{}`", place.text, candidates.size(),
                            first.Text(), candidates[1]->Current().Text()));
    return nullptr;
  }
  return candidates.front();
}

void Referrer::FixScalar(Node& node, const NameReference& reference, const FieldSpec& spec) {
  const auto* target = OneOf(Select(node.text, reference, spec), node);
  if (target != nullptr && target->name() != node.text) {
    node.type = NodeType::String;
    node.text = target->name();
  }
}

void Referrer::FixMapping(Node& node, const NameReference& reference, const FieldSpec& spec) {
  auto* name = node.Find("name");
  if (name == nullptr) {
    return;
  }
  auto candidates = Select(name->text, reference, spec);
  if (const auto* name_space = node.Find("namespace")) {
    const auto in = [&](const Id& id) {
      return !id.gvk.IsClusterScoped() && id.EffectiveNamespace() == name_space->text;
    };
    const bool original =
        std::any_of(candidates.begin(), candidates.end(),
                    [&](const Resource* candidate) { return in(candidate->Original()); });
    std::erase_if(candidates, [&](const Resource* candidate) {
      return !in(original ? candidate->Original() : candidate->Current());
    });
  }
  const auto* target = OneOf(std::move(candidates), *name);
  if (target == nullptr) {
    return;
  }
  const auto id = target->Current();
  if (id.name == name->text && id.name_space.empty()) {
    return;
  }
  name->type = NodeType::String;
  name->text = id.name;
  if (!id.name_space.empty()) {
    auto* old = node.Find("namespace");
    const auto span = old != nullptr && old->text == id.name_space
                          ? old->span
                          : target->Metadata("namespace")->span;
    node.Set({"namespace", span, bench_.forest.NewScalar(NodeType::String, id.name_space, span)});
  }
}

void Referrer::FixNode(Node& node, const NameReference& reference, const FieldSpec& spec) {
  if (node.is_sequence()) {
    for (auto* item : node.items) {
      FixNode(*item, reference, spec);
    }
  } else if (node.is_mapping()) {
    FixMapping(node, reference, spec);
  } else if (!node.is_null()) {
    FixScalar(node, reference, spec);
  }
}

void Referrer::Fix(const NameReference& reference, const FieldSpec& spec) {
  auto current = spec;
  current.group.clear();
  current.version.clear();
  current.kind.clear();
  Visit(bench_.forest, *resource_.root, current, Made::Nothing, {},
        [&](Node& node) { FixNode(node, reference, spec); });
}

void FixNameReferences(Bench& bench, Accumulator& all) {
  ByName by_name;
  for (const auto& resource : all.resources) {
    std::unordered_set<std::string_view> names;
    for (const auto& previous : resource.previous) {
      if (names.insert(previous.name).second) {
        by_name[previous.name].push_back(&resource);
      }
    }
  }
  if (by_name.empty()) {
    return;
  }
  std::unordered_map<std::string_view, std::vector<Resource*>> by_kind;
  std::vector<Gvk> originals;
  for (auto& resource : all.resources) {
    by_kind[resource.Original().gvk.kind].push_back(&resource);
    by_kind[""].push_back(&resource);
  }
  for (const auto& reference : all.config->name_references) {
    for (const auto& spec : reference.fields) {
      const auto known = by_kind.find(spec.kind);
      if (known == by_kind.end()) {
        continue;
      }
      for (auto* resource : known->second) {
        if (resource->Original().gvk.IsSelected(spec.gvk())) {
          Referrer(bench, *resource, by_name).Fix(reference, spec);
        }
      }
    }
  }
}

}  // namespace linter::kustomize
