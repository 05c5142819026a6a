// `images`: new names, tags and digests of images, wherever containers stand.

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "linter/kustomize/accumulator.h"

namespace linter::kustomize {

struct ImageParts {
  std::string_view name;
  std::string_view tag;
  std::string_view digest;
};

static ImageParts Split(std::string_view image) {
  const auto slash = image.find('/');
  const auto from = slash == std::string_view::npos ? 0 : slash;
  const auto at = image.find('@', from);
  const auto colon = image.find(':', from);
  ImageParts parts;
  if (at != std::string_view::npos) {
    parts.digest = image.substr(at + 1);
  }
  if (colon != std::string_view::npos && (at == std::string_view::npos || colon < at)) {
    parts.name = image.substr(0, colon);
    parts.tag = image.substr(
        colon + 1, at == std::string_view::npos ? std::string_view::npos : at - colon - 1);
  } else {
    parts.name = image.substr(0, at);
  }
  return parts;
}

// One entry of `images`.
class ImageChange {
 public:
  ImageChange(Bench& bench, const Node& entry) : bench_(bench), entry_(entry) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    pattern_.emplace("^" + std::string(entry.TextOf("name")) +
                         "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$",
                     options);
  }

  void Apply(Resource& resource, const FieldSpecs& specs) {
    if (GvkOf(*resource.root).kind == "CustomResourceDefinition") {
      return;
    }
    Walk(*resource.root);
    for (const auto& spec : specs) {
      Visit(bench_.forest, *resource.root, spec, Made::Nothing, entry_.span,
            [&](Node& node) { Change(node); });
    }
  }
  bool matched() const { return matched_; }

 private:
  void Walk(Node& node) {
    for (auto* item : node.items) {
      Walk(*item);
    }
    for (auto& member : node.members) {
      Walk(*member.value);
      if (member.key != "containers" && member.key != "initContainers") {
        continue;
      }
      for (auto* container : member.value->items) {
        if (auto* image = container->Find("image")) {
          Change(*image);
        }
      }
    }
  }
  void Change(Node& image);

  Bench& bench_;
  const Node& entry_;
  std::optional<re2::RE2> pattern_;
  bool matched_ = false;
};

void ImageChange::Change(Node& image) {
  if (!image.is_scalar() || image.text.empty() || !pattern_->ok() ||
      !re2::RE2::PartialMatch(re2::StringPiece(image.text.data(), image.text.size()), *pattern_)) {
    return;
  }
  matched_ = true;
  auto parts = Split(image.text);
  const auto* name = entry_.Find("newName");
  const auto* tag = entry_.Find("newTag");
  const auto* digest = entry_.Find("digest");
  const auto* suffix = entry_.Find("tagSuffix");
  const auto given = [](const Node* node) { return node != nullptr && !node->text.empty(); };
  std::string text;
  auto span = image.span;
  if (given(name)) {
    parts.name = name->text;
    span = name->span;
  }
  std::string new_tag(parts.tag);
  if (given(tag) || given(digest)) {
    new_tag = given(tag) ? tag->text : "";
    parts.digest = given(digest) ? digest->text : "";
    span = given(tag) ? tag->span : digest->span;
  } else if (given(suffix)) {
    new_tag += suffix->text;
    parts.digest = {};
    span = suffix->span;
  }
  text = parts.name;
  text += new_tag.empty() ? "" : ":" + new_tag;
  text += parts.digest.empty() ? "" : "@" + std::string(parts.digest);
  image = Node{NodeType::String, bench_.forest.Keep(std::move(text)), span, {}, {}};
}

void TransformImages(Bench& bench, const Node& kustomization, Accumulator& all) {
  for (const auto* entry : ItemsOf(kustomization, "images")) {
    ImageChange change(bench, *entry);
    for (auto& resource : all.resources) {
      change.Apply(resource, all.config->images);
    }
    if (!change.matched()) {
      const auto* name = entry->Find("name");
      bench.Fail(FailureKind::IdleImage, name == nullptr ? entry->span : name->span,
                 fmt::format("no container has the image `{}`", entry->TextOf("name")));
    }
  }
}

}  // namespace linter::kustomize
