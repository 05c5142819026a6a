#include "linter/k8s/labels.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "linter/k8s/run_time_label.h"

namespace linter::k8s {

Labels::Labels(const yaml::Slot& slot) {
  for (const auto& member : slot.Members()) {
    pairs_.push_back({member.key, member.value.Text().value_or("")});
  }
  std::stable_sort(pairs_.begin(), pairs_.end(), [](const LabelPair& left, const LabelPair& right) {
    return left.key < right.key;
  });
}

const LabelPair* Labels::Find(std::string_view key) const {
  const auto found = std::lower_bound(
      pairs_.begin(), pairs_.end(), key,
      [](const LabelPair& pair, std::string_view wanted) { return pair.key < wanted; });
  return found != pairs_.end() && found->key == key ? &*found : nullptr;
}

Selector Selector::Of(const yaml::Slot& slot) {
  Selector selector(slot);
  selector.labels_ = Labels(slot["matchLabels"]);
  for (const auto& item : slot["matchExpressions"].Items()) {
    Expression expression{
        item["key"].Text().value_or(""), item["operator"].Text().value_or(""), {}};
    for (const auto& value : item["values"].Items()) {
      expression.values.push_back(value.Text().value_or(""));
    }
    selector.invalid_ |= !Valid(expression);
    selector.expressions_.push_back(std::move(expression));
  }
  return selector;
}

Selector Selector::OfMap(const yaml::Slot& slot) {
  Selector selector(slot);
  selector.labels_ = Labels(slot);
  return selector;
}

bool Selector::Valid(const Expression& expression) {
  if (expression.condition == "In" || expression.condition == "NotIn") {
    return !expression.values.empty();
  }
  return (expression.condition == "Exists" || expression.condition == "DoesNotExist") &&
         expression.values.empty();
}

bool Selector::Holds(const Expression& expression, const Labels& labels) {
  const auto* label = labels.Find(expression.key);
  if (label == nullptr && IsSetAtRunTime(expression.key)) {
    return true;
  }
  const bool listed = label != nullptr &&
                      std::find(expression.values.begin(), expression.values.end(), label->value) !=
                          expression.values.end();
  if (expression.condition == "In") {
    return listed;
  }
  if (expression.condition == "NotIn") {
    return !listed;
  }
  return (expression.condition == "Exists") == (label != nullptr);
}

bool Selector::Matches(const Labels& labels) const {
  if (!present() || invalid_) {
    return false;
  }
  const auto has = [&](const LabelPair& wanted) {
    const auto* label = labels.Find(wanted.key);
    return label != nullptr ? label->value == wanted.value : IsSetAtRunTime(wanted.key);
  };
  return std::all_of(labels_.pairs().begin(), labels_.pairs().end(), has) &&
         std::all_of(expressions_.begin(), expressions_.end(),
                     [&](const Expression& expression) { return Holds(expression, labels); });
}

std::vector<std::string_view> Selector::values() const {
  std::vector<std::string_view> values;
  for (const auto& pair : labels_.pairs()) {
    values.push_back(pair.value);
  }
  for (const auto& expression : expressions_) {
    if (expression.condition == "In") {
      values.insert(values.end(), expression.values.begin(), expression.values.end());
    }
  }
  return values;
}

std::string Selector::Text() const {
  std::vector<std::string> parts;
  for (const auto& pair : labels_.pairs()) {
    parts.push_back(fmt::format("{}={}", pair.key, pair.value));
  }
  for (const auto& expression : expressions_) {
    const auto values = fmt::format("{}", fmt::join(expression.values, ","));
    if (expression.condition == "Exists") {
      parts.emplace_back(expression.key);
    } else if (expression.condition == "DoesNotExist") {
      parts.push_back(fmt::format("!{}", expression.key));
    } else {
      const auto* word = expression.condition == "In" ? "in" : "notin";
      parts.push_back(fmt::format("{} {} ({})", expression.key, word, values));
    }
  }
  return parts.empty() ? "{}" : fmt::format("{}", fmt::join(parts, ","));
}

}  // namespace linter::k8s
