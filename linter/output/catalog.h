#pragma once

#include <span>
#include <string>

#include "linter/check/rule.h"

namespace linter::output {

// What a page shows beside the rule: linted files, without test syntax. Empty ones are left out.
struct Example {
  std::string bad;
  // `bad` after the rule's fixes.
  std::string fixed;
  std::string good;
};

// A line for each rule: id, severity, summary; categories as headings.
std::string WriteRulesText(std::span<const Rule* const> rules);
// The contract of `shoal rules --format json`: an array of
// {id, category, severity, precision, profiles, summary, replaces, checklist, fix, …}.
std::string WriteRulesJson(std::span<const Rule* const> rules);
// The JSON Schema of `.shoal.yaml`, with what each of these rules may be told.
std::string WriteSettingsSchema(std::span<const Rule* const> rules);
// Markdown: what a person reads about one rule, from `## id` on.
std::string WritePage(const Rule& rule, const Example& example);

}  // namespace linter::output
