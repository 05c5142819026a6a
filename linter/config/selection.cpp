#include "linter/config/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "linter/check/rule_names.h"
#include "linter/text/nearest.h"

namespace linter::config {

static constexpr std::array<Profile, 5> Profiles = {Profile::Default, Profile::Production,
                                                    Profile::PssBaseline, Profile::PssRestricted,
                                                    Profile::All};

std::optional<Severity> FindSeverity(std::string_view name) {
  for (const auto severity : {Severity::Info, Severity::Warning, Severity::Error}) {
    if (Name(severity) == name) {
      return severity;
    }
  }
  return std::nullopt;
}

std::optional<Profile> FindProfile(std::string_view name) {
  for (const auto profile : Profiles) {
    if (Name(profile) == name) {
      return profile;
    }
  }
  return std::nullopt;
}

Rules RulesOf(std::span<const Rule> catalog, Profile profile) {
  Rules rules;
  for (const auto& rule : catalog) {
    const auto& profiles = rule.profiles;
    if (profile == Profile::All ||
        std::find(profiles.begin(), profiles.end(), profile) != profiles.end()) {
      rules.push_back(&rule);
    }
  }
  return rules;
}

// Peers' ids are suggested only where no name of ours is near.
static Error UnknownName(std::span<const Rule> catalog, std::string_view name) {
  std::vector<std::string_view> ours;
  std::vector<std::string_view> peers;
  for (const auto profile : Profiles) {
    ours.push_back(Name(profile));
  }
  for (const auto& rule : catalog) {
    ours.push_back(rule.id);
    ours.push_back(rule.category);
    for (const auto& replaced : rule.replaces) {
      peers.push_back(replaced);
      peers.push_back(replaced.substr(replaced.find(':') + 1));
    }
  }
  auto nearest = Nearest(name, ours);
  nearest = nearest.has_value() ? nearest : Nearest(name, peers);
  return {nearest.has_value() ? fmt::format("unknown rule `{}`; did you mean `{}`?", name, *nearest)
                              : fmt::format("unknown rule `{}`", name)};
}

// `hadolint` is every rule that replaces one of hadolint's.
static Rules RulesThatAnswer(std::span<const Rule> catalog, std::string_view tool) {
  Rules rules;
  for (const auto& rule : catalog) {
    if (std::any_of(rule.replaces.begin(), rule.replaces.end(), [&](std::string_view replaced) {
          return replaced.substr(0, replaced.find(':')) == tool;
        })) {
      rules.push_back(&rule);
    }
  }
  return rules;
}

Expected<Rules> FindRules(std::span<const Rule> catalog, std::string_view name) {
  const auto by_id = std::find_if(catalog.begin(), catalog.end(),
                                  [&](const Rule& rule) { return rule.id == name; });
  if (by_id != catalog.end()) {
    return Rules{&*by_id};
  }
  Rules rules;
  for (const auto& rule : catalog) {
    if (rule.category == name) {
      rules.push_back(&rule);
    }
  }
  if (rules.empty()) {
    if (const auto profile = FindProfile(name)) {
      return RulesOf(catalog, *profile);
    }
    rules = RuleNames(catalog).Find(name);
  }
  if (rules.empty()) {
    rules = RulesThatAnswer(catalog, name);
  }
  if (rules.empty()) {
    return UnknownName(catalog, name);
  }
  return rules;
}

static void Append(const Rules& added, Rules& rules) {
  rules.insert(rules.end(), added.begin(), added.end());
}

void Select(std::string_view name, const Rules& rules, Layer& layer) {
  if (!layer.base.has_value()) {
    layer.base.emplace();
  }
  Append(rules, *layer.base);
  if (!FindProfile(name).has_value()) {
    Append(rules, layer.named);
  }
}

void SetProfile(std::span<const Rule> catalog, Profile profile, Layer& layer) {
  Select(Name(profile), RulesOf(catalog, profile), layer);
}

ArgumentLayer ReadArguments(std::span<const Rule> catalog, const Arguments& arguments) {
  ArgumentLayer result;
  if (!arguments.profile.empty()) {
    if (const auto profile = FindProfile(arguments.profile)) {
      SetProfile(catalog, *profile, result.layer);
    } else {
      result.errors.push_back(UnknownProfile(arguments.profile));
    }
  }
  for (const auto& name : arguments.select) {
    if (const auto rules = FindRules(catalog, name)) {
      Select(name, *rules, result.layer);
    } else {
      result.errors.push_back(rules.error());
    }
  }
  for (const auto& name : arguments.ignore) {
    if (const auto rules = FindRules(catalog, name)) {
      Append(*rules, result.layer.ignored);
    } else {
      result.errors.push_back(rules.error());
    }
  }
  return result;
}

Error UnknownProfile(std::string_view name) {
  std::vector<std::string_view> names;
  for (const auto profile : Profiles) {
    names.push_back(Name(profile));
  }
  return {fmt::format("unknown profile `{}`; there are `{}`", name, fmt::join(names, "`, `"))};
}

// What the layers so far have come to.
struct Resolution {
  std::set<const Rule*> base;
  std::set<const Rule*> ignored;
  // By their severity.
  std::set<const Rule*> off;
  std::map<const Rule*, RuleSettings> settings;

  void Take(const Layer& layer);
};

static bool AlwaysRuns(const Rule& rule) {
  return rule.category == "syntax" && std::holds_alternative<CheckOf<Problem>>(rule.check);
}

RuleSet Resolve(std::span<const Rule> catalog, std::span<const Layer* const> layers) {
  Resolution resolution;
  const auto standard = RulesOf(catalog, Profile::Default);
  resolution.base.insert(standard.begin(), standard.end());
  for (const auto* layer : layers) {
    resolution.Take(*layer);
  }
  RuleSet set;
  for (const auto& rule : catalog) {
    const bool in_base = resolution.base.contains(&rule) || AlwaysRuns(rule);
    if (in_base && !resolution.ignored.contains(&rule) && !resolution.off.contains(&rule)) {
      set.push_back({&rule, std::move(resolution.settings[&rule])});
    }
  }
  return set;
}

void Resolution::Take(const Layer& layer) {
  if (layer.base.has_value()) {
    base = {layer.base->begin(), layer.base->end()};
  }
  for (const auto* rule : layer.named) {
    ignored.erase(rule);
    off.erase(rule);
  }
  ignored.insert(layer.ignored.begin(), layer.ignored.end());
  for (const auto& [rule, severity] : layer.severities) {
    if (severity.has_value()) {
      off.erase(rule);
      settings[rule].severity = severity;
    } else {
      off.insert(rule);
    }
  }
  for (const auto& [rule, options] : layer.options) {
    for (const auto& [name, value] : options) {
      settings[rule].options.insert_or_assign(name, value);
    }
  }
}

}  // namespace linter::config
