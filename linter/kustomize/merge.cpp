// As kyaml's merge2 walks: both trees at once, where a mapping that only one of them has is walked
// with itself, so that directives and nulls within it are heeded too.

#include "linter/kustomize/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace linter::kustomize {

enum class Directive : std::uint8_t { Merge, Replace, Delete };

using Keys = std::optional<std::vector<std::string_view>>;

static constexpr std::string_view DirectiveKey = "$patch";

// Finds members, fast where there are many.
class MemberIndex {
 public:
  explicit MemberIndex(const Node* node) : node_(node) {
    if (node != nullptr && node->members.size() > 16) {
      for (const auto& member : node->members) {
        values_.emplace(member.key, member.value);
      }
    }
  }
  Node* Find(std::string_view key) const {
    if (node_ == nullptr) {
      return nullptr;
    }
    if (values_.empty()) {
      return node_->Find(key);
    }
    const auto found = values_.find(key);
    return found == values_.end() ? nullptr : found->second;
  }

 private:
  const Node* node_;
  std::unordered_map<std::string_view, Node*> values_;
};

class Merger {
 public:
  Merger(Failures& failures, const MergeType& root)
      : failures_(failures), described_(root.known()) {}

  Node* Walk(Node* into, Node* patch, const MergeType& type, const Keys& keys);

 private:
  Node* WalkMapping(Node* into, Node* patch, const MergeType& type);
  Node* WalkList(Node* into, Node* patch, const MergeType& type,
                 const std::vector<std::string_view>& keys);
  void NoteReplaced(const Node& into, const Node& patch);
  Directive ReadDirective(const Node& value);
  Directive TakeDirective(Node& patch);
  void Fail(const Node& place, std::string message);

  Failures& failures_;
  // Otherwise all lists are replaced.
  bool described_;
};

static bool IsMissing(const Node* node) {
  return node == nullptr || node->is_null();
}

// What the walk of a value gave is left out: nothing, or a null that a patch says.
static bool IsCleared(const Node* result, const Node* into, const Node* patch) {
  if (result == nullptr) {
    return true;
  }
  const bool kept = patch == nullptr && result == into && !into->text.empty();
  return result->is_null() && !kept;
}

void Merger::Fail(const Node& place, std::string message) {
  failures_.push_back({FailureKind::Patch, place.span, std::move(message)});
}

static std::string_view Describe(const Node& node) {
  return node.is_mapping() ? "a mapping" : node.is_sequence() ? "a list" : "a scalar";
}

// A patch that says what the object says already, as it does to name an item, decides nothing.
static bool Repeats(const Node& patch, const Node* into) {
  return into != nullptr && into->is_scalar() && patch.is_scalar() && !patch.is_null() &&
         patch.type == into->type && patch.text == into->text;
}

Node* Merger::Walk(Node* into, Node* patch, const MergeType& type, const Keys& keys) {
  const Node* first = IsMissing(into) ? patch : into;
  if (IsMissing(first) || first->is_mapping()) {
    if (!IsMissing(into) && !IsMissing(patch) && !patch->is_mapping()) {
      Fail(*patch,
           fmt::format("the patch has {} where the object has a mapping", Describe(*patch)));
      return into;
    }
    return WalkMapping(into, patch, type);
  }
  if (!IsMissing(into) && !IsMissing(patch) &&
      (into->is_sequence() != patch->is_sequence() || patch->is_mapping())) {
    Fail(*patch, fmt::format("the patch has {} where the object has {}", Describe(*patch),
                             Describe(*into)));
    return into;
  }
  if (first->is_sequence() && keys) {
    return WalkList(into, patch, type, *keys);
  }
  if (!described_ && into != nullptr && patch != nullptr && into != patch && into->is_sequence()) {
    NoteReplaced(*into, *patch);
  }
  return patch == nullptr || Repeats(*patch, into) ? into : patch;
}

// What a person knows an item of a list by; null where there is nothing like it.
static const Node* NameOf(const Node& item) {
  for (const std::string_view key : {"name", "alert", "record", "host"}) {
    const auto* name = item.Find(key);
    if (name != nullptr && name->is_scalar() && !name->text.empty()) {
      return name;
    }
  }
  return nullptr;
}

// A patch that names an item of the object means that one, and takes the others, and what it does
// not repeat, away.
void Merger::NoteReplaced(const Node& into, const Node& patch) {
  std::unordered_map<std::string_view, const Node*> written;
  for (const auto* item : patch.items) {
    if (const auto* name = NameOf(*item)) {
      written.emplace(name->text, item);
    }
  }
  const Node* place = nullptr;
  std::vector<std::string> lost;
  std::unordered_set<std::string_view> seen;
  for (const auto* item : into.items) {
    const auto* name = NameOf(*item);
    if (name == nullptr || !seen.insert(name->text).second) {
      continue;
    }
    const auto same = written.find(name->text);
    if (same == written.end()) {
      lost.push_back(fmt::format("`{}`", name->text));
      continue;
    }
    place = place == nullptr ? NameOf(*same->second) : place;
    const MemberIndex repeated(same->second);
    for (const auto& member : item->members) {
      if (repeated.Find(member.key) == nullptr) {
        lost.push_back(fmt::format("`{}` of `{}`", member.key, name->text));
      }
    }
  }
  constexpr std::size_t Most = 4;
  if (place == nullptr || lost.empty()) {
    return;
  }
  const auto more = lost.size() > Most ? fmt::format(" and {} more", lost.size() - Most) : "";
  lost.resize(std::min(lost.size(), Most));
  failures_.push_back(
      {FailureKind::ListReplaced, place->span,
       fmt::format("the patch replaces the whole list, as nothing says how lists of "
                   "this kind are merged: {}{} {} lost",
                   fmt::join(lost, ", "), more, lost.size() == 1 ? "is" : "are")});
}

Directive Merger::ReadDirective(const Node& value) {
  if (value.text == "delete") {
    return Directive::Delete;
  }
  if (value.text == "replace") {
    return Directive::Replace;
  }
  if (value.text != "merge") {
    Fail(value, fmt::format("unknown patch strategy `{}`", value.text));
  }
  return Directive::Merge;
}

// A list has its directive in an item of nothing else.
Directive Merger::TakeDirective(Node& patch) {
  if (patch.is_mapping()) {
    const auto* value = patch.Find(DirectiveKey);
    if (value == nullptr) {
      return Directive::Merge;
    }
    const auto directive = ReadDirective(*value);
    patch.Remove(DirectiveKey);
    return directive;
  }
  const auto found = std::find_if(patch.items.begin(), patch.items.end(), [](const Node* item) {
    return item->members.size() == 1 && item->members.front().key == DirectiveKey;
  });
  if (found == patch.items.end()) {
    return Directive::Merge;
  }
  const auto directive = ReadDirective(*(*found)->members.front().value);
  patch.items.erase(found);
  return directive;
}

Node* Merger::WalkMapping(Node* into, Node* patch, const MergeType& type) {
  Node* result = into;
  if (IsMissing(into)) {
    if (patch == nullptr) {
      return into;
    }
    if (patch->is_mapping() && TakeDirective(*patch) == Directive::Delete) {
      return nullptr;
    }
    result = patch;
  } else if (patch != nullptr) {
    if (patch->is_null()) {
      return nullptr;
    }
    const auto directive = TakeDirective(*patch);
    if (directive == Directive::Delete) {
      return nullptr;
    }
    result = directive == Directive::Replace ? patch : into;
  }
  if (!result->is_mapping()) {
    return result;
  }
  const MemberIndex patches(patch);
  std::vector<Member> members;
  const auto walk = [&](const Member& member, Node* left, Node* right) {
    auto* value = Walk(left, right, type.Field(member.key), type.Keys(member.key));
    if (!IsCleared(value, left, right)) {
      members.push_back({member.key, member.key_span, value});
    }
  };
  for (const auto& member : result->members) {
    walk(member, member.value, patches.Find(member.key));
  }
  if (patch != nullptr && patch != result) {
    const MemberIndex known(result);
    for (const auto& member : patch->members) {
      if (known.Find(member.key) == nullptr) {
        walk(member, nullptr, member.value);
      }
    }
  }
  result->members = std::move(members);
  return result;
}

// What an item is known by: the texts of its keys, empty ones for those that it lacks.
using Identity = std::vector<std::string_view>;

static Identity IdentityOf(const Node& item, const std::vector<std::string_view>& keys) {
  if (keys.empty()) {
    return {item.text};
  }
  Identity identity;
  for (const auto key : keys) {
    identity.push_back(item.TextOf(key));
  }
  return identity;
}

static bool IsAnonymous(const Identity& identity) {
  return std::all_of(identity.begin(), identity.end(),
                     [](std::string_view part) { return part.empty(); });
}

// A key that one of them lacks is no difference, as long as another one is the same. kustomize then
// neither merges the items nor adds the patch's.
static bool IsSame(const Identity& left, const Identity& right) {
  bool common = false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) {
      common = common || !left[i].empty();
    } else if (!left[i].empty() && !right[i].empty()) {
      return false;
    }
  }
  return common;
}

// The items of a list by what they are known by.
class ItemIndex {
 public:
  ItemIndex(const Node* list, const std::vector<std::string_view>& keys) {
    for (auto* item : list == nullptr ? std::vector<Node*>() : list->items) {
      auto identity = IdentityOf(*item, keys);
      by_first_[identity.front()].push_back({std::move(identity), item});
    }
  }
  // The first such item; `last` the last of those.
  struct Found {
    Node* first = nullptr;
    Node* last = nullptr;
    // One is the same as far as both have the keys.
    bool similar = false;
  };
  Found Find(const Identity& identity) const {
    Found found;
    const auto candidates = by_first_.find(identity.front());
    if (candidates == by_first_.end()) {
      return found;
    }
    // Items that share their first key are few in all lists but those made to be slow.
    constexpr std::size_t Most = 64;
    const auto& all = candidates->second;
    const auto count = std::min(all.size(), Most);
    for (std::size_t i = 0; i < count; ++i) {
      if (all[i].identity == identity) {
        found.first = found.first == nullptr ? all[i].item : found.first;
        found.last = all[i].item;
      } else {
        found.similar = found.similar || IsSame(all[i].identity, identity);
      }
    }
    return found;
  }

 private:
  struct Known {
    Identity identity;
    Node* item;
  };
  std::unordered_map<std::string_view, std::vector<Known>> by_first_;
};

Node* Merger::WalkList(Node* into, Node* patch, const MergeType& type,
                       const std::vector<std::string_view>& keys) {
  Node* result = into;
  if (IsMissing(into)) {
    if (patch->is_sequence() && TakeDirective(*patch) == Directive::Delete) {
      return nullptr;
    }
    result = patch;
  } else if (patch != nullptr) {
    if (patch->is_null()) {
      return nullptr;
    }
    const auto directive = TakeDirective(*patch);
    if (directive == Directive::Delete) {
      return nullptr;
    }
    result = directive == Directive::Replace ? patch : into;
  }
  const ItemIndex originals(result, keys);
  const ItemIndex patches(patch == result ? nullptr : patch, keys);
  std::vector<Node*> items;
  const auto add = [&](Node* left, Node* right, Node* stands_for) {
    auto* merged = Walk(left, right, type, std::nullopt);
    const bool gone = IsMissing(merged) || (merged->is_mapping() && merged->members.empty());
    if (!gone) {
      items.push_back(stands_for != nullptr ? stands_for : merged);
    }
  };
  if (patch != nullptr && patch != result) {
    for (auto* item : patch->items) {
      const auto identity = IdentityOf(*item, keys);
      const auto found = originals.Find(identity);
      if (found.first == nullptr && found.similar) {
        failures_.push_back({FailureKind::IdleItem, item->span,
                             "kustomize leaves this item of the patch out: one of its keys is not "
                             "written in the object's own item"});
        continue;
      }
      if (IsAnonymous(identity) || patches.Find(identity).first == item) {
        add(IsAnonymous(identity) ? nullptr : found.first, item, nullptr);
      }
    }
  }
  for (auto* item : result->items) {
    const auto identity = IdentityOf(*item, keys);
    if (IsAnonymous(identity)) {
      items.push_back(item);
      continue;
    }
    const auto found = originals.Find(identity);
    if (found.first == item && patches.Find(identity).first == nullptr) {
      // Of items that are the same the last one stays.
      add(item, patch == result ? item : nullptr, found.last == item ? nullptr : found.last);
    }
  }
  result->items = std::move(items);
  return result;
}

Node* MergePatch(Node& object, Node& patch, const MergeType& type, Failures& failures) {
  return Merger(failures, type).Walk(&object, &patch, type, std::nullopt);
}

}  // namespace linter::kustomize
