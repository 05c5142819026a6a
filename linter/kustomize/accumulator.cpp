#include "linter/kustomize/accumulator.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace linter::kustomize {

std::span<Node* const> ItemsOf(const Node& kustomization, std::string_view key) {
  const auto* list = kustomization.Find(key);
  return list == nullptr ? std::span<Node* const>() : std::span<Node* const>(list->items);
}

void Append(Bench& bench, std::vector<Resource> more, Accumulator& into) {
  std::unordered_set<std::string> known;
  for (const auto& resource : into.resources) {
    known.insert(resource.Current().Key());
  }
  for (auto& resource : more) {
    const auto id = resource.Current();
    if (!known.insert(id.Key()).second) {
      const auto* name = resource.Metadata("name");
      bench.Fail(FailureKind::Conflict, name == nullptr ? resource.root->span : name->span,
                 fmt::format("`{}` is added twice", id.Text()));
      continue;
    }
    into.resources.push_back(std::move(resource));
  }
}

// Members of one mapping, and of another one where the first has none of that key.
static void MergeMembers(Node& into, const Node& other, Forest& forest, std::string_view key) {
  const auto* from = other.Find(key);
  if (from == nullptr || !from->is_mapping()) {
    return;
  }
  auto* to = into.Find(key);
  if (to == nullptr || !to->is_mapping()) {
    into.Set({key, from->span, forest.Copy(*from)});
    return;
  }
  std::unordered_set<std::string_view> known;
  for (const auto& member : to->members) {
    known.insert(member.key);
  }
  for (const auto& member : from->members) {
    if (known.insert(member.key).second) {
      to->members.push_back({member.key, member.key_span, forest.Copy(*member.value)});
    }
  }
}

static void MergeInto(Bench& bench, const Resource& old, Resource& generated) {
  auto& forest = bench.forest;
  const auto* old_metadata = old.root->Find("metadata");
  auto* metadata = generated.root->Find("metadata");
  if (old_metadata != nullptr && metadata != nullptr) {
    MergeMembers(*metadata, *old_metadata, forest, "labels");
    MergeMembers(*metadata, *old_metadata, forest, "annotations");
    for (const std::string_view field : {"name", "namespace"}) {
      const auto* value = old_metadata->Find(field);
      SetMetadata(forest, *generated.root, field, value == nullptr ? "" : value->text,
                  value == nullptr ? old_metadata->span : value->span);
    }
  }
  if (generated.behavior == Behavior::Merge) {
    MergeMembers(*generated.root, *old.root, forest, "data");
    MergeMembers(*generated.root, *old.root, forest, "binaryData");
  }
  generated.needs_hash = generated.needs_hash && old.needs_hash;
  generated.previous = old.previous;
  generated.prefixes = old.prefixes;
  generated.suffixes = old.suffixes;
  generated.vars = old.vars;
  generated.behavior = old.behavior;
}

static void AddNames(const Resource& resource, std::size_t position, NameIndex& index) {
  for (const auto& id : resource.All()) {
    auto& positions = index[id.Key()];
    if (positions.empty() || positions.back() != position) {
      positions.push_back(position);
    }
  }
}

NameIndex IndexNames(const std::vector<Resource>& resources) {
  NameIndex index;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    AddNames(resources[i], i, index);
  }
  return index;
}

void Absorb(Bench& bench, Resource generated, Span place, NameIndex& index, Accumulator& into) {
  const auto id = generated.Current();
  const auto known = index.find(id.Key());
  const auto matches = known == index.end() ? std::vector<std::size_t>() : known->second;
  const bool creates = generated.behavior == Behavior::Create;
  if (matches.empty()) {
    if (!creates) {
      bench.Fail(FailureKind::Generator, place,
                 fmt::format("there is no {} `{}` to {}", id.gvk.kind, id.name,
                             generated.behavior == Behavior::Merge ? "merge into" : "replace"));
    }
    generated.behavior = Behavior::Create;
    AddNames(generated, into.resources.size(), index);
    into.resources.push_back(std::move(generated));
    return;
  }
  if (creates || matches.size() > 1) {
    bench.Fail(FailureKind::Generator, place,
               creates
                   ? fmt::format("{} `{}` exists already, and `behavior` says neither merge nor "
                                 "replace",
                                 id.gvk.kind, id.name)
                   : fmt::format("{} objects are called `{}`", matches.size(), id.name));
    return;
  }
  auto& old = into.resources[matches.front()];
  MergeInto(bench, old, generated);
  old = std::move(generated);
}

}  // namespace linter::kustomize
