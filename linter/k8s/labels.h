#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/yaml/slot.h"

namespace linter::k8s {

// One label, or annotation, as it is written.
struct LabelPair {
  std::string_view key;
  std::string_view value;
};

// The labels of an object or of a pod template, sorted by key.
class Labels {
 public:
  Labels() = default;
  // Of a mapping; anything else has no labels.
  explicit Labels(const yaml::Slot& slot);

  const LabelPair* Find(std::string_view key) const;
  bool empty() const { return pairs_.empty(); }
  const std::vector<LabelPair>& pairs() const { return pairs_; }

 private:
  std::vector<LabelPair> pairs_;
};

// A label selector: `{matchLabels, matchExpressions}`, or the plain map of a Service.
class Selector {
 public:
  // Of a LabelSelector.
  static Selector Of(const yaml::Slot& slot);
  // Of a map of labels, as Services and ReplicationControllers have it.
  static Selector OfMap(const yaml::Slot& slot);

  // Written at all, even as `{}`.
  bool present() const { return slot_.present(); }
  // Without a condition: selects everything.
  bool empty() const { return labels_.empty() && expressions_.empty(); }
  // An operator that does not exist, or values where none may stand (or none where some must).
  bool invalid() const { return invalid_; }
  // An invalid selector matches nothing; an absent one neither. Labels that controllers add to
  // pods (`pod-template-hash`, `statefulset.kubernetes.io/pod-name`, …) are taken to be there.
  bool Matches(const Labels& labels) const;
  // Every value that it asks for, excluded ones left out.
  std::vector<std::string_view> values() const;
  // As kubectl writes selectors: `app=web,tier in (a,b)`; `{}` where it selects everything.
  std::string Text() const;
  const Labels& labels() const { return labels_; }
  const yaml::Slot& slot() const { return slot_; }

 private:
  struct Expression {
    std::string_view key;
    std::string_view condition;
    std::vector<std::string_view> values;
  };
  static bool Holds(const Expression& expression, const Labels& labels);
  static bool Valid(const Expression& expression);

  explicit Selector(const yaml::Slot& slot) : slot_(slot) {}

  yaml::Slot slot_;
  Labels labels_;
  std::vector<Expression> expressions_;
  bool invalid_ = false;
};

}  // namespace linter::k8s
