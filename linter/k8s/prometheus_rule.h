#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One rule of a group: an alert, or a record of a series.
class SeriesRule {
 public:
  explicit SeriesRule(const yaml::Slot& rule) : rule_(rule) {}

  const yaml::Slot& slot() const { return rule_; }
  yaml::Slot operator[](std::string_view key) const { return rule_[key]; }
  bool is_alert() const { return rule_["alert"].present(); }
  bool is_record() const { return rule_["record"].present(); }
  // Of the alert, else of the record; maybe empty.
  std::string_view name() const;
  std::string_view expression() const { return rule_["expr"].Text().value_or(""); }
  // Something else fills in a part of the expression (`{{ }}`, `${ }`) before Prometheus reads it.
  bool filled_in() const;
  // Where bytes of the expression are written: themselves where it stands on one line as it is
  // read, else the whole.
  Place Within(std::size_t begin, std::size_t end) const;
  yaml::Slot label(std::string_view key) const { return rule_["labels"][key]; }
  yaml::Slot annotation(std::string_view key) const { return rule_["annotations"][key]; }

 private:
  yaml::Slot rule_;
};

struct SeriesGroup {
  yaml::Slot slot;
  std::vector<SeriesRule> rules;
};

// The groups of a PrometheusRule; of anything else none.
std::vector<SeriesGroup> SeriesGroups(const Object& object);
// The alerts and records of all its groups whose expression is whole as it stands.
std::vector<SeriesRule> RulesWithExpression(const Object& object);
// The alerts of all its groups.
std::vector<SeriesRule> Alerts(const Object& object);

// Whether Prometheus reads a text as a duration: `1h30m`, units from large to small, or `0`.
bool IsPrometheusDuration(std::string_view text);

}  // namespace linter::k8s
