// What the table of arguments says, for completions and the manual.

#include "linter/cli/description.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "linter/check/rule.h"

namespace linter::cli {

// The library tells of choices in words only: `TEXT:{text,json}`, `ENUM:value in
// {auto->0,never->2}`.
static std::vector<std::string> ChoicesIn(const std::string& type) {
  const auto begin = type.find('{');
  const auto end = type.find('}', begin);
  if (begin == std::string::npos || end == std::string::npos) {
    return {};
  }
  std::vector<std::string> choices;
  std::istringstream words(type.substr(begin + 1, end - begin - 1));
  for (std::string word; std::getline(words, word, ',');) {
    choices.push_back(word.substr(0, word.find("->")));
  }
  std::sort(choices.begin(), choices.end());
  return choices;
}

static Takes WhatIsTaken(const OptionDescription& option) {
  const auto& name = option.names.back();
  if (name == "--select" || name == "--ignore") {
    return Takes::Rules;
  }
  if (name == "ID") {
    return Takes::Rule;
  }
  return option.choices.empty() ? Takes::Anything : Takes::Choice;
}

static OptionDescription DescribeOption(const CLI::Option& option) {
  OptionDescription described{.names = {},
                              .positional = option.get_positional(),
                              .takes = Takes::Nothing,
                              .choices = {},
                              .about = option.get_description()};
  for (const auto& name : option.get_snames()) {
    described.names.push_back("-" + name);
  }
  for (const auto& name : option.get_lnames()) {
    described.names.push_back("--" + name);
  }
  if (described.positional) {
    described.names.push_back(option.get_name());
  }
  if (option.get_items_expected_max() == 0) {
    return described;
  }
  described.choices = ChoicesIn(option.get_type_name());
  if (described.names.back() == "--profile") {
    for (const auto profile : {Profile::Default, Profile::Production, Profile::PssBaseline,
                               Profile::PssRestricted, Profile::All}) {
      described.choices.emplace_back(Name(profile));
    }
  }
  described.takes = WhatIsTaken(described);
  return described;
}

static void Add(const CLI::App& app, const std::string& name, std::vector<VerbDescription>& into) {
  VerbDescription verb{name, app.get_description(), app.get_footer(), {}};
  for (const auto* option : app.get_options()) {
    verb.options.push_back(DescribeOption(*option));
  }
  into.push_back(std::move(verb));
  for (const auto* below : app.get_subcommands([](const CLI::App*) { return true; })) {
    Add(*below, name.empty() ? below->get_name() : name + " " + below->get_name(), into);
  }
}

std::vector<VerbDescription> Describe(const CLI::App& app) {
  std::vector<VerbDescription> verbs;
  Add(app, "", verbs);
  return verbs;
}

}  // namespace linter::cli
