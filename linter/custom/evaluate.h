#pragma once

#include <cstddef>
#include <vector>

#include "linter/custom/expression.h"
#include "linter/yaml/slot.h"

namespace linter::custom {

// A value that decided, or the place where one is missing.
struct Evidence {
  yaml::Slot place;
  // What paths began at there: the item of the innermost `any` or `all`.
  yaml::Slot item;
  // It is the key that decided, not the value.
  bool by_key = false;

  Place span() const { return by_key ? place.label() : place.span(); }
};

struct Verdict {
  bool holds = false;
  // Why it does, or does not.
  std::vector<Evidence> evidence = {};
};

// Looks at one subject. The condition must outlive the verdict.
class Evaluation {
 public:
  explicit Evaluation(yaml::Slot object) : object_(object) {}

  Verdict Judge(const Condition& condition, const yaml::Slot& item);
  // Every place that a path leads to; where it has `[*]` and there is nothing, the place where
  // something would be.
  std::vector<yaml::Slot> Find(const Path& path, const yaml::Slot& item);
  // Looked too long: what was said then is worth nothing.
  bool gave_up() const { return steps_ > MostSteps; }

 private:
  struct Sample;
  struct Found {
    std::vector<yaml::Slot> slots;
    // Where `[*]` found nothing.
    std::vector<yaml::Slot> ends;
  };

  Verdict JudgeParts(const Condition& condition, const yaml::Slot& item);
  Verdict JudgeItems(const Condition& condition, const yaml::Slot& item);
  Verdict JudgeSamples(const Condition& condition, const yaml::Slot& item);
  bool Holds(const Condition& condition, const Sample& left, const std::vector<Sample>& right);
  std::vector<Sample> Samples(const Operand& operand, const yaml::Slot& item);
  Found Walk(const Path& path, const yaml::Slot& item);
  void Expand(const yaml::Slot& slot, Found& found);
  void Spend(std::size_t steps) { steps_ += steps; }

  // Some milliseconds.
  static constexpr std::size_t MostSteps = 500000;

  yaml::Slot object_;
  std::size_t steps_ = 0;
};

}  // namespace linter::custom
