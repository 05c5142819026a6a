#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/report.h"
#include "linter/check/rule.h"
#include "linter/check/rule_set.h"
#include "linter/text/expected.h"

namespace linter::config {

using Rules = std::vector<const Rule*>;

// What a severity is set to; empty is `off`.
struct SeverityChoice {
  const Rule* rule = nullptr;
  std::optional<Severity> severity;
};

// What one source says of the rules: a settings file, one of its overrides, or the command line.
// Layers stand one on another, later ones on top:
// - `base` (a profile, selected rules, or both together) replaces the rules that run;
// - `ignored` takes rules out, also out of the bases of later layers;
// - `named` are selected by a name other than a profile's, which lifts an earlier `ignored`.
struct Layer {
  std::optional<Rules> base;
  Rules named;
  Rules ignored;
  std::vector<SeverityChoice> severities;
  std::map<const Rule*, std::map<std::string, OptionValue, std::less<>>> options;
};

// The rules that a name stands for: an id, a category, a profile, `tool:id`, a peer's id, or a peer
// with all that it checks. An unknown name is an error with the nearest known one.
Expected<Rules> FindRules(std::span<const Rule> catalog, std::string_view name);

std::optional<Severity> FindSeverity(std::string_view name);
std::optional<Profile> FindProfile(std::string_view name);
Error UnknownProfile(std::string_view name);
// Every rule of a profile.
Rules RulesOf(std::span<const Rule> catalog, Profile profile);

// Adds names to a layer as `select` and `ignore` mean them; `rules` comes from `FindRules`.
void Select(std::string_view name, const Rules& rules, Layer& layer);
void SetProfile(std::span<const Rule> catalog, Profile profile, Layer& layer);

// What the command line says.
struct Arguments {
  std::string profile = {};
  std::vector<std::string> select = {};
  std::vector<std::string> ignore = {};
};
struct ArgumentLayer {
  Layer layer;
  // One for each name that is not known.
  std::vector<Error> errors;
};
ArgumentLayer ReadArguments(std::span<const Rule> catalog, const Arguments& arguments);

// The rules that run, in the order of the catalog, when `layers` stand on the default profile.
// What tells that a file could not be read (category `syntax`) always runs unless it is ignored.
RuleSet Resolve(std::span<const Rule> catalog, std::span<const Layer* const> layers);

}  // namespace linter::config
