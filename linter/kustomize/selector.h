#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/kustomize/node.h"
#include "linter/kustomize/resource.h"
#include "linter/text/expected.h"

namespace linter::kustomize {

// A regular expression over all of a text, as kustomize has them; empty matches anything.
class Pattern {
 public:
  static Expected<Pattern> Compile(std::string_view text);
  bool Matches(std::string_view text) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

// A label selector in one line: `app=web,tier in (a,b),!canary`.
class LabelSelector {
 public:
  static Expected<LabelSelector> Parse(std::string_view text);
  // Of `metadata.labels` or `metadata.annotations`; null for an object without.
  bool Matches(const Node* labels) const;

 private:
  struct Requirement {
    std::string key;
    // None stand for the key's mere presence.
    std::vector<std::string> values;
    bool negated = false;
    bool presence = false;
    // `>` or `<` where a number is compared.
    char order = 0;
  };
  std::vector<Requirement> requirements_;
};

// The `target` of a patch, or the `select` of a replacement.
class TargetSelector {
 public:
  static Expected<TargetSelector> Read(const Node& target);

  // As patches select: by kind, labels, and the current or the original name and namespace.
  bool Selects(const Resource& resource) const;
  // As replacements select: by one of the ids that the object has had.
  bool SelectsId(const Id& id) const;
  bool MatchesLabels(const Resource& resource) const;
  bool has_labels() const { return labels_.has_value() || annotations_.has_value(); }

 private:
  bool MatchesGvk(const Gvk& gvk) const;

  Pattern group_;
  Pattern version_;
  Pattern kind_;
  Pattern name_;
  Pattern name_space_;
  std::optional<LabelSelector> labels_;
  std::optional<LabelSelector> annotations_;
};

}  // namespace linter::kustomize
