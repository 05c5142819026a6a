// A verdict comes with what decided it, so that a finding can point there. The places of `and` are
// those of its last part, as what comes before mostly says which objects are meant; of a false one
// those of the part that fails. `or` is its mirror image, so that `not` changes no place.

#include "linter/custom/evaluate.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>

#include "linter/k8s/quantity.h"

namespace linter::custom {

// One value of an operand.
struct Evaluation::Sample {
  enum class Kind : std::uint8_t { Absent, Null, Text, Number, Bool, Collection };

  Kind kind = Kind::Absent;
  std::string_view text = {};
  // Also of a text that is a number or quantity.
  std::optional<double> number = {};
  bool truth = false;
  std::optional<Evidence> evidence = {};
};

static void Append(std::vector<Evidence> more, std::vector<Evidence>& all) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

Verdict Evaluation::Judge(const Condition& condition, const yaml::Slot& item) {
  Spend(1);
  if (gave_up()) {
    return {};
  }
  switch (condition.kind) {
    case Condition::Kind::Not: {
      auto verdict = Judge(condition.parts.front(), item);
      verdict.holds = !verdict.holds;
      return verdict;
    }
    case Condition::Kind::And:
    case Condition::Kind::Or:
      return JudgeParts(condition, item);
    case Condition::Kind::Any:
    case Condition::Kind::All:
      return JudgeItems(condition, item);
    default:
      return JudgeSamples(condition, item);
  }
}

Verdict Evaluation::JudgeParts(const Condition& condition, const yaml::Slot& item) {
  const bool decisive = condition.kind == Condition::Kind::Or;
  Verdict verdict;
  for (const auto& part : condition.parts) {
    verdict = Judge(part, item);
    if (verdict.holds == decisive) {
      break;
    }
  }
  return verdict;
}

// `any` and `all` tell of each item that decided, and of all where each had its part.
Verdict Evaluation::JudgeItems(const Condition& condition, const yaml::Slot& item) {
  auto found = Walk(condition.left.path, item);
  const auto& steps = condition.left.path.steps;
  if (steps.empty() || steps.back().kind != Step::Kind::Each) {
    Found inner{{}, std::move(found.ends)};
    for (const auto& slot : found.slots) {
      Expand(slot, inner);
    }
    found = std::move(inner);
  }
  const bool decisive = condition.kind == Condition::Kind::Any;
  Verdict verdict{!decisive, {}};
  std::vector<Evidence> others;
  for (const auto& slot : found.slots) {
    auto each = Judge(condition.parts.front(), slot);
    if (each.holds == decisive) {
      verdict.holds = decisive;
      Append(std::move(each.evidence), verdict.evidence);
    } else {
      Append(std::move(each.evidence), others);
    }
  }
  if (verdict.holds != decisive) {
    verdict.evidence = std::move(others);
    for (const auto& slot : found.ends) {
      verdict.evidence.push_back({slot, item});
    }
  }
  return verdict;
}

Verdict Evaluation::JudgeSamples(const Condition& condition, const yaml::Slot& item) {
  const auto left = Samples(condition.left, item);
  const bool compares = condition.kind == Condition::Kind::Compare;
  const auto right = compares || condition.kind == Condition::Kind::In
                         ? Samples(condition.right, item)
                         : std::vector<Sample>();
  Verdict verdict;
  std::vector<Evidence> others;
  for (const auto& sample : left) {
    Spend(1 + right.size());
    if (gave_up()) {
      return {};
    }
    const bool holds = Holds(condition, sample, right);
    verdict.holds = verdict.holds || holds;
    (holds ? verdict.evidence : others).push_back(*sample.evidence);
  }
  if (!verdict.holds) {
    verdict.evidence = std::move(others);
  }
  return verdict;
}

static bool SameNumber(double left, double right) {
  return std::abs(left - right) <= 1e-9 * std::max(std::abs(left), std::abs(right));
}

bool Evaluation::Holds(const Condition& condition, const Sample& left,
                       const std::vector<Sample>& right) {
  using Kind = Sample::Kind;
  const auto equal = [](const Sample& one, const Sample& other) {
    if (one.kind == Kind::Null || other.kind == Kind::Null || one.kind == Kind::Bool ||
        other.kind == Kind::Bool) {
      return one.kind == other.kind && one.truth == other.truth;
    }
    const bool numeric =
        one.kind == Kind::Number || other.kind == Kind::Number || (one.evidence && other.evidence);
    if (numeric && one.number && other.number) {
      return SameNumber(*one.number, *other.number);
    }
    return one.kind != Kind::Number && other.kind != Kind::Number && one.text == other.text;
  };
  const auto unusable = [](const Sample& sample) {
    return sample.kind == Kind::Absent || sample.kind == Kind::Collection;
  };
  switch (condition.kind) {
    case Condition::Kind::Exists:
      return left.kind != Kind::Absent && left.kind != Kind::Null;
    case Condition::Kind::Truth:
      return left.kind == Kind::Bool && left.truth;
    case Condition::Kind::Matches:
      Spend(left.text.size() / 8);
      return !unusable(left) && left.kind != Kind::Null && !gave_up() &&
             re2::RE2::PartialMatch({left.text.data(), left.text.size()}, *condition.pattern);
    default:
      break;
  }
  return !unusable(left) && std::any_of(right.begin(), right.end(), [&](const Sample& other) {
    if (unusable(other)) {
      return false;
    }
    if (condition.kind == Condition::Kind::In || condition.comparison == Comparison::Equal) {
      return equal(left, other);
    }
    if (condition.comparison == Comparison::Different) {
      return !equal(left, other);
    }
    if (!left.number || !other.number) {
      return false;
    }
    const bool same = SameNumber(*left.number, *other.number);
    const bool or_equal = condition.comparison == Comparison::LessOrEqual ||
                          condition.comparison == Comparison::GreaterOrEqual;
    const bool less =
        condition.comparison == Comparison::Less || condition.comparison == Comparison::LessOrEqual;
    return same ? or_equal : (less == (*left.number < *other.number));
  });
}

static std::optional<double> NumberOf(std::string_view text) {
  constexpr std::size_t MostDigits = 64;
  if (text.size() > MostDigits) {
    return std::nullopt;
  }
  const auto quantity = k8s::ParseQuantity(text);
  return quantity ? std::optional(quantity->value) : std::nullopt;
}

// How many characters: bytes that begin one.
static std::size_t Characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::vector<Evaluation::Sample> Evaluation::Samples(const Operand& operand,
                                                    const yaml::Slot& item) {
  using Kind = Sample::Kind;
  std::vector<Sample> samples;
  for (const auto& literal : operand.literals) {
    static constexpr Kind Kinds[] = {Kind::Text, Kind::Number, Kind::Bool, Kind::Null};
    Sample sample{.kind = Kinds[static_cast<std::size_t>(literal.kind)],
                  .text = literal.text,
                  .truth = literal.truth};
    if (literal.kind == Literal::Kind::Number) {
      sample.number = literal.number;
    }
    samples.push_back(sample);
  }
  if (operand.kind == Operand::Kind::Literals) {
    return samples;
  }
  const auto found = Walk(operand.path, item);
  const bool each = std::any_of(operand.path.steps.begin(), operand.path.steps.end(),
                                [](const Step& step) { return step.kind == Step::Kind::Each; });
  if (operand.kind == Operand::Kind::Size && each) {
    const auto& place = found.slots.empty() ? found.ends.front() : found.slots.front();
    return {{.kind = Kind::Number,
             .number = static_cast<double>(found.slots.size()),
             .evidence = Evidence{place, item}}};
  }
  for (const auto& slot : found.slots) {
    Sample sample{.evidence = Evidence{slot, item, operand.kind == Operand::Kind::Key}};
    const auto text = slot.Text();
    if (operand.kind == Operand::Kind::Size) {
      Spend(text ? text->size() / 8 : 0);
      sample.kind = Kind::Number;
      sample.number = static_cast<double>(text ? Characters(*text) : slot.size());
    } else if (operand.kind == Operand::Kind::Key) {
      const auto key = slot.written() ? slot.deepest().Key() : std::nullopt;
      sample.kind = key ? Kind::Text : Kind::Absent;
      sample.text = key ? key->text() : std::string_view();
    } else if (text) {
      const auto truth = slot.Bool();
      sample.kind = truth ? Kind::Bool : Kind::Text;
      sample.truth = truth.value_or(false);
      sample.text = *text;
      sample.number = NumberOf(*text);
    } else if (slot.written()) {
      sample.kind = slot.present() ? Kind::Collection : Kind::Null;
    }
    samples.push_back(sample);
  }
  for (const auto& slot : found.ends) {
    samples.push_back({.evidence = Evidence{slot, item}});
  }
  return samples;
}

std::vector<yaml::Slot> Evaluation::Find(const Path& path, const yaml::Slot& item) {
  auto found = Walk(path, item);
  return found.slots.empty() ? std::move(found.ends) : std::move(found.slots);
}

Evaluation::Found Evaluation::Walk(const Path& path, const yaml::Slot& item) {
  Found found{{path.from == Path::From::Object ? object_ : item}, {}};
  for (const auto& step : path.steps) {
    Found next{{}, std::move(found.ends)};
    for (const auto& slot : found.slots) {
      Spend(1);
      if (gave_up()) {
        return {{}, {item}};
      }
      if (step.kind == Step::Kind::Each) {
        Expand(slot, next);
      } else if (step.kind == Step::Kind::Index && step.index < slot.size() && slot.is_sequence()) {
        next.slots.push_back(slot.Items()[step.index]);
        Spend(slot.size() / 8);
      } else {
        next.slots.push_back(slot[step.key]);
      }
    }
    found = std::move(next);
  }
  return found;
}

void Evaluation::Expand(const yaml::Slot& slot, Found& found) {
  Spend(slot.size());
  if (gave_up() || slot.size() == 0) {
    found.ends.push_back(slot);
    return;
  }
  if (slot.is_sequence()) {
    const auto items = slot.Items();
    found.slots.insert(found.slots.end(), items.begin(), items.end());
    return;
  }
  const auto members = slot.Members();
  for (const auto& member : members) {
    found.slots.push_back(member.value);
  }
  if (members.empty()) {
    found.ends.push_back(slot);
  }
}

}  // namespace linter::custom
