// `replacements`: a field of one object is copied into fields of others.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "linter/kustomize/accumulator.h"
#include "linter/kustomize/selector.h"

namespace linter::kustomize {

using Path = std::vector<std::string>;

// `[name=web]`, which picks items of a list.
struct ItemChoice {
  std::string field;
  Pattern value;
  std::string text;
};

static std::optional<ItemChoice> ChoiceOf(const std::string& part) {
  if (part.size() < 2 || part.front() != '[' || part.back() != ']') {
    return std::nullopt;
  }
  const auto equals = part.find('=');
  if (equals == std::string::npos) {
    return std::nullopt;
  }
  auto text = part.substr(equals + 1, part.size() - equals - 2);
  auto value = Pattern::Compile(text);
  if (!value) {
    return std::nullopt;
  }
  return ItemChoice{part.substr(1, equals - 1), std::move(*value), std::move(text)};
}

// Finds, and makes where that is wanted, the nodes of a path.
class FieldFinder {
 public:
  FieldFinder(Forest& forest, Create create, Span place)
      : forest_(forest), create_(create), place_(place) {}

  std::vector<Node*> Find(Node& root, const Path& path) {
    found_.clear();
    Go(root, path, 0);
    return found_;
  }

 private:
  void Go(Node& node, const Path& path, std::size_t at) {
    if (at == path.size()) {
      found_.push_back(&node);
      return;
    }
    const auto& part = path[at];
    if (const auto choice = ChoiceOf(part)) {
      Choose(node, *choice, path, at);
    } else if (node.is_sequence()) {
      GoIntoList(node, path, at);
    } else if (part == "*" && node.is_mapping()) {
      for (auto& member : node.members) {
        Go(*member.value, path, at + 1);
      }
    } else if (auto* field = Field(node, path, at)) {
      Go(*field, path, at + 1);
    }
  }

  Node* Field(Node& node, const Path& path, std::size_t at) {
    auto* field = node.Find(path[at]);
    if (field != nullptr || create_ == Create::No || !(node.is_mapping() || node.is_null())) {
      return field;
    }
    node.type = NodeType::Mapping;
    const bool last = at + 1 == path.size();
    field = last                     ? forest_.NewScalar(NodeType::Null, {}, place_)
            : ChoiceOf(path[at + 1]) ? forest_.NewSequence(place_)
                                     : forest_.NewMapping(place_);
    node.Set({forest_.Keep(path[at]), place_, field});
    return field;
  }

  void GoIntoList(Node& node, const Path& path, std::size_t at) {
    std::size_t index = 0;
    const auto& part = path[at];
    const auto read = std::from_chars(part.data(), part.data() + part.size(), index);
    if (read.ec == std::errc() && index < node.items.size()) {
      Go(*node.items[index], path, at + 1);
    } else if (part == "*") {
      for (auto* item : node.items) {
        Go(*item, path, at + 1);
      }
    } else if (part == "-" && !node.items.empty()) {
      Go(*node.items.back(), path, at + 1);
    }
  }

  void Choose(Node& node, const ItemChoice& choice, const Path& path, std::size_t at) {
    bool any = false;
    for (auto* item : node.items) {
      const auto* key = choice.field.empty() ? item : item->Find(choice.field);
      if (key != nullptr && choice.value.Matches(key->text)) {
        any = true;
        Go(*item, path, at + 1);
      }
    }
    if (any || create_ == Create::No || !node.is_sequence()) {
      return;
    }
    auto* value = forest_.NewString(choice.text, place_);
    auto* item = value;
    if (!choice.field.empty()) {
      item = forest_.NewMapping(place_);
      item->Set({forest_.Keep(choice.field), place_, value});
    }
    node.items.push_back(item);
    Go(*item, path, at + 1);
  }

  Forest& forest_;
  Create create_;
  Span place_;
  std::vector<Node*> found_;
};

static std::vector<std::string_view> SplitAt(std::string_view text, std::string_view delimiter) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(delimiter);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(at + delimiter.size());
  }
}

// Where in a text that is split at a delimiter something is taken from or put to.
struct Slice {
  std::string_view delimiter;
  long index = 0;
};

static Slice SliceOf(const Node& owner) {
  Slice slice;
  if (const auto* options = owner.Find("options")) {
    slice.delimiter = options->TextOf("delimiter");
    const auto index = options->TextOf("index");
    std::from_chars(index.data(), index.data() + index.size(), slice.index);
  }
  return slice;
}

// One entry of `replacements`.
class Replacement {
 public:
  Replacement(Bench& bench, const Node& entry, Accumulator& all)
      : bench_(bench), entry_(entry), all_(all) {}

  void Apply();

 private:
  const Node* Source();
  const Node* SourceField(const Node& source);
  void ApplyTo(const Node& target, const Node& value);
  bool Rejects(const Node& target, const Resource& resource);
  bool IsTarget(const Node& target, const TargetSelector& selector, const Resource& resource);
  void Put(Node& field, const Node& value, const Slice& slice, const Node& place);
  void Fail(const Node& at, std::string message) {
    bench_.Fail(FailureKind::Reference, at.span, std::move(message));
  }

  Bench& bench_;
  const Node& entry_;
  Accumulator& all_;
};

const Node* Replacement::SourceField(const Node& source) {
  const Gvk wanted{source.TextOf("group"), source.TextOf("version"), source.TextOf("kind")};
  const auto name = source.TextOf("name");
  const auto name_space = source.TextOf("namespace");
  Resource* match = nullptr;
  for (auto& resource : all_.resources) {
    const auto ids = resource.All();
    const bool selected = std::any_of(ids.begin(), ids.end(), [&](const Id& id) {
      const Id with{id.gvk, id.name, name_space};
      return id.gvk.IsSelected(wanted) && (name.empty() || id.name == name) &&
             (name_space.empty() || id.EffectiveNamespace() == with.EffectiveNamespace());
    });
    if (selected && match != nullptr) {
      Fail(source, "several objects match the source of the replacement");
      return nullptr;
    }
    match = selected ? &resource : match;
  }
  if (match == nullptr) {
    Fail(source, "no object matches the source of the replacement");
    return nullptr;
  }
  auto path = source.TextOf("fieldPath");
  path = path.empty() ? "metadata.name" : path;
  const auto found =
      FieldFinder(bench_.forest, Create::No, source.span).Find(*match->root, SplitFieldPath(path));
  if (found.empty() || found.front()->is_null()) {
    Fail(source, fmt::format("`{}` has no field `{}`", match->Current().Text(), path));
    return nullptr;
  }
  return found.front();
}

const Node* Replacement::Source() {
  if (const auto* value = entry_.Find("sourceValue")) {
    return value;
  }
  const auto* source = entry_.Find("source");
  if (source == nullptr) {
    Fail(entry_, "a replacement needs a `source`");
    return nullptr;
  }
  const auto* field = SourceField(*source);
  const auto slice = SliceOf(*source);
  if (field == nullptr || slice.delimiter.empty()) {
    return field;
  }
  const auto parts = SplitAt(field->text, slice.delimiter);
  if (!field->is_scalar() || slice.index < 0 ||
      static_cast<std::size_t>(slice.index) >= parts.size()) {
    Fail(*source, fmt::format("`{}` has no part {}", field->text, slice.index));
    return nullptr;
  }
  return bench_.forest.NewScalar(NodeType::String, parts[static_cast<std::size_t>(slice.index)],
                                 field->span);
}

bool Replacement::Rejects(const Node& target, const Resource& resource) {
  for (const auto* reject : ItemsOf(target, "reject")) {
    const auto selector = TargetSelector::Read(*reject);
    if (!selector) {
      continue;
    }
    if (selector->has_labels()) {
      if (selector->MatchesLabels(resource)) {
        return true;
      }
      continue;
    }
    const auto ids = resource.All();
    if (std::any_of(ids.begin(), ids.end(),
                    [&](const Id& id) { return selector->SelectsId(id); })) {
      return true;
    }
  }
  return false;
}

void Replacement::Put(Node& field, const Node& value, const Slice& slice, const Node& place) {
  std::string text(value.text);
  if (!slice.delimiter.empty()) {
    if (!field.is_scalar()) {
      Fail(place, "only scalars can be split at a delimiter");
      return;
    }
    auto parts = SplitAt(field.text, slice.delimiter);
    if (slice.index < 0) {
      parts.insert(parts.begin(), value.text);
    } else if (static_cast<std::size_t>(slice.index) >= parts.size()) {
      parts.push_back(value.text);
    } else {
      parts[static_cast<std::size_t>(slice.index)] = value.text;
    }
    text = fmt::format("{}", fmt::join(parts, slice.delimiter));
  }
  if (!field.is_scalar() || !value.is_scalar()) {
    field = *bench_.forest.Copy(value);
    return;
  }
  // A number stays one as long as the new text is one.
  const auto resolved = ResolveType(text);
  field.type = field.is_string() ? NodeType::String : resolved;
  field.text = bench_.forest.Keep(std::move(text));
  field.span = value.span;
}

bool Replacement::IsTarget(const Node& target, const TargetSelector& selector,
                           const Resource& resource) {
  if (!selector.MatchesLabels(resource) || Rejects(target, resource)) {
    return false;
  }
  const auto ids = resource.All();
  return std::any_of(ids.begin(), ids.end(), [&](const Id& id) { return selector.SelectsId(id); });
}

void Replacement::ApplyTo(const Node& target, const Node& value) {
  const auto* select = target.Find("select");
  const auto selector = select == nullptr
                            ? Expected<TargetSelector>(Error{"a target needs `select`"})
                            : TargetSelector::Read(*select);
  if (!selector) {
    Fail(target, selector.error().message);
    return;
  }
  const auto* options = target.Find("options");
  const bool creates = options != nullptr && options->TextOf("create") == "true";
  FieldFinder finder(bench_.forest, creates ? Create::Yes : Create::No, value.span);
  const Node name{NodeType::String, "metadata.name", target.span, {}, {}};
  std::vector<const Node*> paths;
  for (const auto* path : ItemsOf(target, "fieldPaths")) {
    paths.push_back(path);
  }
  if (paths.empty()) {
    paths.push_back(&name);
  }
  bool any = false;
  for (auto& resource : all_.resources) {
    if (!IsTarget(target, *selector, resource)) {
      continue;
    }
    any = true;
    for (const auto* path : paths) {
      const auto fields = finder.Find(*resource.root, SplitFieldPath(path->text));
      if (fields.empty()) {
        Fail(*path, fmt::format("`{}` has no field `{}`", resource.Current().Text(), path->text));
      }
      for (auto* field : fields) {
        Put(*field, value, SliceOf(target), *path);
      }
    }
  }
  if (!any) {
    bench_.Fail(FailureKind::IdleReplacement, select->span,
                "the replacement's target matches no object");
  }
}

void Replacement::Apply() {
  const auto* value = Source();
  if (value == nullptr) {
    return;
  }
  value = bench_.forest.Copy(*value);
  for (const auto* target : ItemsOf(entry_, "targets")) {
    ApplyTo(*target, *value);
  }
}

void TransformReplacement(Bench& bench, const Node& replacement, Accumulator& all) {
  Replacement(bench, replacement, all).Apply();
}

}  // namespace linter::kustomize
