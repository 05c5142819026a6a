#include "linter/config/layer_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/text/nearest.h"

namespace linter::config {

void LayerReader::TakeProfile(const Setting& value, Layer& layer) {
  const auto profile = value.is_scalar() ? FindProfile(value.text) : std::nullopt;
  if (profile.has_value()) {
    SetProfile(catalog_, *profile, layer);
  } else if (value.is_scalar()) {
    complaints_.Add(value, UnknownProfile(value.text).message);
  } else {
    complaints_.Add(value, fmt::format("`profile` takes a name, not {}", value.Describe()));
  }
}

void LayerReader::TakeSelect(const Setting& value, Layer& layer) {
  // An empty list selects nothing, which is something else than no list.
  if (!layer.base.has_value()) {
    layer.base.emplace();
  }
  for (const auto* name : complaints_.ReadList("select", value)) {
    if (const auto rules = ReadName(*name)) {
      Select(name->text, *rules, layer);
    }
  }
}

void LayerReader::TakeIgnore(const Setting& value, Layer& layer) {
  for (const auto* name : complaints_.ReadList("ignore", value)) {
    if (const auto rules = ReadName(*name)) {
      layer.ignored.insert(layer.ignored.end(), rules->begin(), rules->end());
    }
  }
}

// Names that stand for many rules come first, so that `security: info` leaves room for a rule of
// its own severity wherever it is written.
void LayerReader::TakeSeverity(const Setting& value, Layer& layer) {
  if (!complaints_.IsMapping("severity", value)) {
    return;
  }
  std::vector<std::vector<SeverityChoice>> choices;
  for (const auto& [name, severity] : value.entries) {
    const auto rules = ReadName(name);
    const auto choice = ReadSeverity(nullptr, severity);
    if (rules.has_value() && choice.has_value()) {
      auto& group = choices.emplace_back();
      for (const auto* rule : *rules) {
        group.push_back({rule, choice->severity});
      }
    }
  }
  std::stable_sort(choices.begin(), choices.end(),
                   [](const auto& left, const auto& right) { return left.size() > right.size(); });
  for (const auto& group : choices) {
    layer.severities.insert(layer.severities.end(), group.begin(), group.end());
  }
}

std::optional<SeverityChoice> LayerReader::ReadSeverity(const Rule* rule, const Setting& value) {
  if (value.is_scalar()) {
    if (value.text == "off") {
      return SeverityChoice{rule, std::nullopt};
    }
    if (const auto severity = FindSeverity(value.text)) {
      return SeverityChoice{rule, severity};
    }
  }
  complaints_.Add(value, fmt::format("a severity is `error`, `warning`, `info` or `off`, not {}",
                                     value.Describe()));
  return std::nullopt;
}

void LayerReader::TakeRules(const Setting& value, Layer& layer) {
  if (!complaints_.IsMapping("rules", value)) {
    return;
  }
  for (const auto& [name, options] : value.entries) {
    const auto rules = ReadName(name);
    if (!rules.has_value()) {
      continue;
    }
    if (rules->size() != 1) {
      std::vector<std::string_view> ids;
      for (const auto* rule : *rules) {
        ids.push_back(rule->id);
      }
      complaints_.Add(name, fmt::format("`{}` stands for several rules; name one of `{}`",
                                        name.text, fmt::join(ids, "`, `")));
    } else if (!options.is_nothing()) {
      TakeRule(*rules->front(), options, layer);
    }
  }
}

void LayerReader::TakeRule(const Rule& rule, const Setting& options, Layer& layer) {
  if (!complaints_.IsMapping(rule.id, options)) {
    return;
  }
  for (const auto& entry : options.entries) {
    if (entry.key.text != "severity") {
      TakeOption(rule, entry, layer);
    } else if (const auto choice = ReadSeverity(&rule, entry.value)) {
      layer.severities.push_back(*choice);
    }
  }
}

void LayerReader::TakeOption(const Rule& rule, const SettingEntry& entry, Layer& layer) {
  const auto& name = entry.key.text;
  std::vector<std::string_view> names = {"severity"};
  for (const auto& option : rule.options) {
    if (option.name == name) {
      if (auto value = ReadOption(option.fallback, entry.value)) {
        layer.options[&rule].insert_or_assign(name, std::move(*value));
      }
      return;
    }
    names.push_back(option.name);
  }
  const auto nearest = Nearest(name, names);
  complaints_.Add(entry.key, nearest.has_value()
                                 ? fmt::format("rule `{}` has no option `{}`; did you mean `{}`?",
                                               rule.id, name, *nearest)
                                 : fmt::format("rule `{}` has no option `{}`; it has `{}`", rule.id,
                                               name, fmt::join(names, "`, `")));
}

// The type of an option is that of its fallback.
std::optional<OptionValue> LayerReader::ReadOption(const OptionValue& fallback,
                                                   const Setting& value) {
  std::string_view wanted = "a list of texts";
  if (std::holds_alternative<bool>(fallback)) {
    if (const auto truth = value.Bool()) {
      return *truth;
    }
    wanted = "`true` or `false`";
  } else if (std::holds_alternative<std::int64_t>(fallback)) {
    if (const auto number = value.Int()) {
      return *number;
    }
    wanted = "a whole number";
  } else if (std::holds_alternative<std::string>(fallback)) {
    if (value.is_scalar()) {
      return value.text;
    }
    wanted = "a text";
  } else if (value.is_scalar()) {
    return std::vector<std::string>{value.text};
  } else if (value.is_list() && std::all_of(value.items.begin(), value.items.end(),
                                            [](const auto& item) { return item.is_scalar(); })) {
    std::vector<std::string> texts;
    for (const auto& item : value.items) {
      texts.push_back(item.text);
    }
    return texts;
  }
  complaints_.Add(value, fmt::format("this option takes {}, not {}", wanted, value.Describe()));
  return std::nullopt;
}

std::optional<Rules> LayerReader::ReadName(const Setting& name) {
  const auto rules = FindRules(catalog_, name.text);
  if (!rules) {
    complaints_.Add(name, rules.error().message);
    return std::nullopt;
  }
  return *rules;
}

}  // namespace linter::config
