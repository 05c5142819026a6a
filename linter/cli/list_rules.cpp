#include <fmt/format.h>

#include <cstdio>

#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/config/selection.h"
#include "linter/output/catalog.h"
#include "linter/workspace/catalog.h"

namespace linter::cli {

// Shoal's rules, and those that the settings of the working folder define. Null after a complaint.
static std::shared_ptr<const workspace::Catalog> WithOwn(std::span<const Rule> built_in) {
  return workspace::Catalog::Load(built_in, {.complain = Complain});
}

int ListRules(const RulesArguments& arguments, std::span<const Rule> built_in) {
  const auto catalog = WithOwn(built_in);
  if (!catalog) {
    return 2;
  }
  // Without a choice all rules are listed, not those of the default profile.
  const auto& wish = arguments.selection;
  const bool chosen = wish.profile || !wish.select.empty();
  const auto reading = config::ReadArguments(
      catalog->rules(), {chosen ? wish.profile.value_or("") : "all", wish.select, wish.ignore});
  for (const auto& error : reading.errors) {
    fmt::print(stderr, "shoal: {}\n", error.message);
  }
  if (!reading.errors.empty()) {
    return 2;
  }
  const config::Layer* layer = &reading.layer;
  std::vector<const Rule*> rules;
  for (const auto& active : config::Resolve(catalog->rules(), {&layer, 1})) {
    rules.push_back(active.rule);
  }
  fmt::print("{}", arguments.format == "json"     ? output::WriteRulesJson(rules)
                   : arguments.format == "schema" ? output::WriteSettingsSchema(rules)
                                                  : output::WriteRulesText(rules));
  return 0;
}

int Explain(const ExplainArguments& arguments, std::span<const Rule> built_in) {
  const auto catalog = WithOwn(built_in);
  if (!catalog) {
    return 2;
  }
  const auto rules = config::FindRules(catalog->rules(), arguments.name);
  if (!rules) {
    fmt::print(stderr, "shoal: {}\n", rules.error().message);
    return 2;
  }
  for (const auto* rule : *rules) {
    fmt::print("{}{}", rule == rules->front() ? "" : "\n",
               output::WritePage(*rule, catalog->ExampleOf(*rule)));
  }
  return 0;
}

}  // namespace linter::cli
