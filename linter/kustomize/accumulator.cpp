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

void Absorb(Bench& bench, Resource generated, Span place, Accumulator& into) {
  const auto id = generated.Current();
  std::vector<Resource*> matches;
  for (auto& resource : into.resources) {
    const auto ids = resource.All();
    if (std::any_of(ids.begin(), ids.end(), [&](const Id& each) { return each.Equals(id); })) {
      matches.push_back(&resource);
    }
  }
  const bool creates = generated.behavior == Behavior::Create;
  if (matches.empty()) {
    if (!creates) {
      bench.Fail(FailureKind::Generator, place,
                 fmt::format("there is no {} `{}` to {}", id.gvk.kind, id.name,
                             generated.behavior == Behavior::Merge ? "merge into" : "replace"));
    }
    generated.behavior = Behavior::Create;
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
  MergeInto(bench, *matches.front(), generated);
  *matches.front() = std::move(generated);
}

}  // namespace linter::kustomize
