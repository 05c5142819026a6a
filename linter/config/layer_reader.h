#pragma once

#include <optional>
#include <span>

#include "linter/check/rule.h"
#include "linter/config/selection.h"
#include "linter/config/setting.h"

namespace linter::config {

// Reads the settings that choose rules and say how they run: one function for each key.
class LayerReader {
 public:
  LayerReader(std::span<const Rule> catalog, Complaints complaints)
      : catalog_(catalog), complaints_(complaints) {}

  void TakeProfile(const Setting& value, Layer& layer);
  void TakeSelect(const Setting& value, Layer& layer);
  void TakeIgnore(const Setting& value, Layer& layer);
  void TakeSeverity(const Setting& value, Layer& layer);
  void TakeRules(const Setting& value, Layer& layer);

 private:
  void TakeRule(const Rule& rule, const Setting& options, Layer& layer);
  void TakeOption(const Rule& rule, const SettingEntry& entry, Layer& layer);
  std::optional<OptionValue> ReadOption(const OptionValue& fallback, const Setting& value);
  std::optional<SeverityChoice> ReadSeverity(const Rule* rule, const Setting& value);
  std::optional<Rules> ReadName(const Setting& name);

  std::span<const Rule> catalog_;
  Complaints complaints_;
};

}  // namespace linter::config
