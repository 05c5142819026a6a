#include "linter/kustomize/patches.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "linter/kustomize/json_patch.h"
#include "linter/kustomize/merge.h"
#include "linter/kustomize/selector.h"

namespace linter::kustomize {

enum class Change : std::uint8_t { Forbidden, Allowed };

// What `options` of a patch allow.
struct Allowed {
  Change name = Change::Forbidden;
  Change kind = Change::Forbidden;
};

// Applies the patches of one kustomization.
class Patcher {
 public:
  Patcher(Bench& bench, Library& library, const Kustomization& kustomization, Accumulator& all)
      : bench_(bench), library_(library), kustomization_(kustomization), all_(all) {}

  void ApplyEntry(const Node& entry);
  void ApplyStrategic(const Node& entry);

 private:
  // The documents of a patch, by file or inline; empty where that is said.
  std::optional<std::vector<Node*>> Load(const Node* text, const Node* path);
  void ApplyToTarget(const Node& entry, const Node& target, Node& patch, const Allowed& allowed);
  void ApplyById(Node& patch, const Allowed& allowed);
  void ApplyTo(Resource& resource, const Node& patch, const Allowed& allowed);
  void DropEmptied();

  Bench& bench_;
  Library& library_;
  const Kustomization& kustomization_;
  Accumulator& all_;
};

std::optional<std::vector<Node*>> Patcher::Load(const Node* text, const Node* path) {
  if (text != nullptr) {
    return library_.DocumentsIn(*text, kustomization_.file, bench_.failures);
  }
  const auto* file = library_.Read(JoinPath(kustomization_.folder, path->text), Use::Patch);
  if (file == nullptr) {
    bench_.Fail(IsRemote(path->text) ? FailureKind::Remote : FailureKind::Missing, path->span,
                fmt::format("there is no patch `{}`", path->text));
    return std::nullopt;
  }
  return library_.Documents(*file, bench_.failures);
}

// What a merge must not change, as it was before.
static void Restore(Node& object, std::string_view key, const std::optional<Member>& before,
                    Forest& forest) {
  if (!before) {
    object.Remove(key);
    return;
  }
  object.Remove(key);
  object.Set({before->key, before->key_span, forest.Copy(*before->value)});
}

static std::optional<Member> Kept(const Node* object, std::string_view key, Forest& forest) {
  const auto* member = object == nullptr ? nullptr : object->FindMember(key);
  return member == nullptr
             ? std::nullopt
             : std::optional<Member>({member->key, member->key_span, forest.Copy(*member->value)});
}

void Patcher::ApplyTo(Resource& resource, const Node& patch, const Allowed& allowed) {
  auto& forest = bench_.forest;
  auto& object = *resource.root;
  const auto type =
      MergeType::Of(object.TextOf("apiVersion"), object.TextOf("kind"), bench_.schema);
  if (allowed.name == Change::Allowed || allowed.kind == Change::Allowed) {
    resource.StorePrevious();
  }
  const auto kind = Kept(&object, "kind", forest);
  const auto name = Kept(object.Find("metadata"), "name", forest);
  const auto name_space = Kept(object.Find("metadata"), "namespace", forest);
  auto* merged = MergePatch(object, *forest.Copy(patch), type, bench_.failures);
  if (merged == nullptr || merged->members.empty()) {
    resource.root = nullptr;
    return;
  }
  resource.root = merged;
  if (allowed.kind == Change::Forbidden) {
    Restore(*merged, "kind", kind, forest);
  }
  auto* metadata = merged->Find("metadata");
  if (metadata == nullptr || !metadata->is_mapping()) {
    return;
  }
  if (allowed.name == Change::Forbidden) {
    Restore(*metadata, "name", name, forest);
  }
  Restore(*metadata, "namespace", name_space, forest);
}

void Patcher::DropEmptied() {
  std::erase_if(all_.resources, [](const Resource& each) { return each.root == nullptr; });
}

// Where a finding about a target that selects nothing points.
static Span PlaceOf(const Node& target) {
  const auto* member = target.FindMember("name");
  member = member == nullptr ? target.FindMember("kind") : member;
  if (member != nullptr) {
    return member->value->span;
  }
  return target.members.empty() ? target.span : target.members.front().value->span;
}

static std::string Describe(const Node& target) {
  std::string text;
  for (const auto& member : target.members) {
    text += (text.empty() ? "" : ", ");
    text += fmt::format("{} `{}`", member.key, member.value->text);
  }
  return text;
}

void Patcher::ApplyToTarget(const Node& entry, const Node& target, Node& patch,
                            const Allowed& allowed) {
  const auto selector = TargetSelector::Read(target);
  if (!selector) {
    bench_.Fail(FailureKind::Patch, target.span, selector.error().message);
    return;
  }
  std::vector<std::size_t> selected;
  for (std::size_t i = 0; i < all_.resources.size(); ++i) {
    if (selector->Selects(all_.resources[i])) {
      selected.push_back(i);
    }
  }
  if (selected.empty()) {
    bench_.Fail(FailureKind::IdlePatch, target.members.empty() ? entry.span : PlaceOf(target),
                fmt::format("the patch's target matches no object: {}", Describe(target)));
  }
  for (const auto i : selected) {
    auto& resource = all_.resources[i];
    if (patch.is_sequence()) {
      resource.StorePrevious();
      ApplyJsonPatch(bench_.forest, *resource.root, patch, bench_.failures);
    } else {
      ApplyTo(resource, patch, allowed);
    }
  }
  DropEmptied();
}

void Patcher::ApplyById(Node& patch, const Allowed& allowed) {
  Resource wanted;
  wanted.root = &patch;
  const auto id = wanted.Current();
  std::vector<Resource*> matches;
  for (auto& resource : all_.resources) {
    const auto ids = resource.All();
    if (std::any_of(ids.begin(), ids.end(), [&](const Id& each) { return each.Equals(id); })) {
      matches.push_back(&resource);
    }
  }
  const auto* name = wanted.Metadata("name");
  if (matches.size() != 1) {
    bench_.Fail(
        FailureKind::Unmatched, name == nullptr ? patch.span : name->span,
        matches.empty()
            ? fmt::format("the patch is for `{}`, and there is no such object", id.Text())
            : fmt::format("{} objects match the patch for `{}`", matches.size(), id.Text()));
    return;
  }
  ApplyTo(*matches.front(), patch, allowed);
  DropEmptied();
}

static bool IsTrue(const Node* mapping, std::string_view key) {
  return mapping != nullptr && mapping->TextOf(key) == "true";
}

void Patcher::ApplyEntry(const Node& entry) {
  const auto filled = [](const Node* node) {
    return node != nullptr && !node->text.empty() ? node : nullptr;
  };
  const auto* text = filled(entry.Find("patch"));
  const auto* path = filled(entry.Find("path"));
  if ((text == nullptr) == (path == nullptr)) {
    bench_.Fail(FailureKind::Patch, entry.span,
                text == nullptr ? "a patch needs a `patch` or a `path`"
                                : "a patch has both a `patch` and a `path`");
    return;
  }
  const auto documents = Load(text, path);
  if (!documents) {
    return;
  }
  const auto* options = entry.Find("options");
  Allowed allowed;
  allowed.name = IsTrue(options, "allowNameChange") ? Change::Allowed : Change::Forbidden;
  allowed.kind = IsTrue(options, "allowKindChange") ? Change::Allowed : Change::Forbidden;
  const auto* target = entry.Find("target");
  const auto& place = text == nullptr ? *path : *text;
  if (target != nullptr && target->is_mapping() && documents->size() > 1) {
    bench_.Fail(FailureKind::Patch, place.span,
                "several patches in one entry, which must then have no `target`");
    return;
  }
  for (auto* patch : *documents) {
    if (!patch->is_mapping() && !patch->is_sequence()) {
      bench_.Fail(FailureKind::Patch, place.span,
                  "neither a strategic merge patch nor a JSON patch");
    } else if (target != nullptr && target->is_mapping()) {
      ApplyToTarget(entry, *target, *patch, allowed);
    } else if (patch->is_sequence()) {
      bench_.Fail(FailureKind::Patch, place.span, "a JSON patch needs a `target`");
    } else {
      ApplyById(*patch, allowed);
    }
  }
}

void Patcher::ApplyStrategic(const Node& entry) {
  const bool inlined = entry.text.find('\n') != std::string_view::npos;
  const auto documents = inlined ? Load(&entry, nullptr) : Load(nullptr, &entry);
  for (auto* patch : documents ? *documents : std::vector<Node*>()) {
    if (!patch->is_mapping()) {
      bench_.Fail(FailureKind::Patch, patch->span, "not a strategic merge patch");
      continue;
    }
    ApplyById(*patch, {});
  }
}

void ApplyStrategicPatches(Bench& bench, Library& library, const Kustomization& kustomization,
                           Accumulator& all) {
  for (const auto* entry : ItemsOf(*kustomization.root, "patchesStrategicMerge")) {
    Patcher(bench, library, kustomization, all).ApplyStrategic(*entry);
  }
}

void ApplyPatches(Bench& bench, Library& library, const Kustomization& kustomization,
                  Accumulator& all) {
  for (const auto* entry : ItemsOf(*kustomization.root, "patches")) {
    Patcher(bench, library, kustomization, all).ApplyEntry(*entry);
  }
}

void ApplyJsonPatches(Bench& bench, Library& library, const Kustomization& kustomization,
                      Accumulator& all) {
  for (const auto* entry : ItemsOf(*kustomization.root, "patchesJson6902")) {
    Patcher(bench, library, kustomization, all).ApplyEntry(*entry);
  }
}

}  // namespace linter::kustomize
