#include "linter/k8s/prometheus_rule.h"

#include <re2/re2.h>

namespace linter::k8s {

std::string_view SeriesRule::name() const {
  return rule_[is_alert() ? "alert" : "record"].Text().value_or("");
}

bool SeriesRule::filled_in() const {
  const auto text = expression();
  return text.find("{{") != std::string_view::npos || text.find("${") != std::string_view::npos ||
         text.find("$(") != std::string_view::npos;
}

Place SeriesRule::Within(std::size_t begin, std::size_t end) const {
  const auto written = rule_["expr"];
  Place place = written.span();
  const std::size_t size = place.end - place.begin;
  const std::size_t read = expression().size();
  // Quotes without an escape between them.
  const std::size_t front = size == read + 2 ? 1 : 0;
  if (!written.present() || size != read + 2 * front || begin >= end || end > read) {
    return place;
  }
  place.end = place.begin + static_cast<std::uint32_t>(front + end);
  place.begin += static_cast<std::uint32_t>(front + begin);
  return place;
}

std::vector<SeriesGroup> SeriesGroups(const Object& object) {
  std::vector<SeriesGroup> groups;
  if (!object.Is("monitoring.coreos.com", "PrometheusRule")) {
    return groups;
  }
  for (const auto& group : object.spec()["groups"].Items()) {
    SeriesGroup& added = groups.emplace_back(SeriesGroup{.slot = group, .rules = {}});
    for (const auto& rule : group["rules"].Items()) {
      if (rule.is_mapping()) {
        added.rules.emplace_back(rule);
      }
    }
  }
  return groups;
}

std::vector<SeriesRule> RulesWithExpression(const Object& object) {
  std::vector<SeriesRule> rules;
  for (const auto& group : SeriesGroups(object)) {
    for (const auto& rule : group.rules) {
      if (rule["expr"].present() && !rule.filled_in()) {
        rules.push_back(rule);
      }
    }
  }
  return rules;
}

std::vector<SeriesRule> Alerts(const Object& object) {
  std::vector<SeriesRule> alerts;
  for (const auto& group : SeriesGroups(object)) {
    for (const auto& rule : group.rules) {
      if (rule.is_alert()) {
        alerts.push_back(rule);
      }
    }
  }
  return alerts;
}

bool IsPrometheusDuration(std::string_view text) {
  static const RE2 Duration(
      "0|(?:[0-9]+y)?(?:[0-9]+w)?(?:[0-9]+d)?(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?(?:[0-9]+ms)?");
  return !text.empty() && RE2::FullMatch(re2::StringPiece(text.data(), text.size()), Duration);
}

}  // namespace linter::k8s
