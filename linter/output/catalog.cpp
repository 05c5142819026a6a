#include "linter/output/catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "linter/output/format.h"

namespace linter::output {

using Json = nlohmann::ordered_json;

std::string WriteRulesText(std::span<const Rule* const> rules) {
  std::string text;
  std::string_view category;
  std::size_t width = 0;
  for (const auto* rule : rules) {
    width = std::max(width, rule->id.size());
  }
  for (const auto* rule : rules) {
    if (rule->category != category) {
      category = rule->category;
      text += fmt::format("{}{}\n", text.empty() ? "" : "\n", category);
    }
    text +=
        fmt::format("  {:<{}}  {:<7}  {}\n", rule->id, width, Name(rule->severity), rule->summary);
  }
  text += fmt::format("\n{} rules. `shoal explain ID` tells more about one.\n", rules.size());
  return text;
}

static std::vector<std::string_view> ProfilesOf(const Rule& rule) {
  std::vector<std::string_view> names;
  for (const auto profile : rule.profiles) {
    names.push_back(Name(profile));
  }
  names.push_back(Name(Profile::All));
  return names;
}

static Json ToJson(const AnyOption& option) {
  Json json = {{"name", option.name}, {"description", option.description}};
  std::visit([&](const auto& value) { json["default"] = value; }, option.fallback);
  return json;
}

std::string WriteRulesJson(std::span<const Rule* const> rules) {
  auto list = Json::array();
  for (const auto* rule : rules) {
    auto options = Json::array();
    for (const auto& option : rule->options) {
      options.push_back(ToJson(option));
    }
    list.push_back({{"id", rule->id},
                    {"category", rule->category},
                    {"severity", Name(rule->severity)},
                    {"precision", Name(rule->precision)},
                    {"profiles", ProfilesOf(*rule)},
                    {"summary", rule->summary},
                    {"replaces", rule->replaces},
                    {"checklist", rule->checklist},
                    {"fix", Name(rule->fix)},
                    {"options", std::move(options)},
                    {"why", rule->why},
                    {"reference", rule->reference},
                    {"since", rule->since},
                    {"url", RuleUri(*rule)}});
  }
  return list.dump(2) + "\n";
}

static std::string ShowValue(const OptionValue& value) {
  struct Show {
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& text) const { return text.empty() ? "\"\"" : text; }
    std::string operator()(const std::vector<std::string>& items) const {
      return fmt::format("[{}]", fmt::join(items, ", "));
    }
  };
  return std::visit(Show{}, value);
}

static std::string Options(const Rule& rule) {
  if (rule.options.empty()) {
    return {};
  }
  std::string table = "\n| option | default | |\n| --- | --- | --- |\n";
  for (const auto& option : rule.options) {
    table += fmt::format("| `{}` | `{}` | {} |\n", option.name, ShowValue(option.fallback),
                         option.description);
  }
  return table;
}

static std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

// The lines of both texts as a diff: the longest common subsequence, by the quadratic table, which
// fixtures are small enough for.
static std::string Difference(const std::string& before, const std::string& after) {
  const auto old_lines = Lines(before);
  const auto new_lines = Lines(after);
  const auto rows = old_lines.size();
  const auto columns = new_lines.size();
  std::vector<std::vector<std::size_t>> common(rows + 1, std::vector<std::size_t>(columns + 1));
  for (auto row = rows; row-- > 0;) {
    for (auto column = columns; column-- > 0;) {
      common[row][column] = old_lines[row] == new_lines[column]
                                ? common[row + 1][column + 1] + 1
                                : std::max(common[row + 1][column], common[row][column + 1]);
    }
  }
  std::string difference;
  for (std::size_t row = 0, column = 0; row < rows || column < columns;) {
    if (row < rows && column < columns && old_lines[row] == new_lines[column]) {
      difference += fmt::format(" {}\n", old_lines[row]);
      ++row;
      ++column;
    } else if (row < rows &&
               (column == columns || common[row + 1][column] >= common[row][column + 1])) {
      difference += fmt::format("-{}\n", old_lines[row++]);
    } else {
      difference += fmt::format("+{}\n", new_lines[column++]);
    }
  }
  return difference;
}

static std::string Block(std::string_view language, std::string_view text) {
  const auto* end = text.ends_with('\n') ? "" : "\n";
  return fmt::format("\n```{}\n{}{}```\n", language, text, end);
}

// Of the examples of a rule, as Markdown names it.
static std::string_view LanguageOf(const Rule& rule) {
  const bool dockerfile = std::holds_alternative<CheckOf<docker::BuildView>>(rule.check) ||
                          std::holds_alternative<CheckOf<docker::InstructionView>>(rule.check) ||
                          std::holds_alternative<CheckOf<docker::CommandView>>(rule.check) ||
                          rule.id.starts_with("dockerfile-");
  return dockerfile ? "dockerfile" : "yaml";
}

std::string WritePage(const Rule& rule, const Example& example) {
  auto page = fmt::format("## {}\n\n**{}** · {} · {} precision · fix: {} · profiles: {}{}{}\n",
                          rule.id, Name(rule.severity), rule.category, Name(rule.precision),
                          Name(rule.fix), fmt::join(ProfilesOf(rule), ", "),
                          rule.since.empty() ? "" : " · since ", rule.since);
  page += fmt::format("\n{}.\n", rule.summary);
  if (!rule.why.empty()) {
    page += fmt::format("\n{}\n", rule.why);
  }
  page += Options(rule);
  if (!rule.replaces.empty()) {
    page += fmt::format("\nAnswers `{}`.\n", fmt::join(rule.replaces, "`, `"));
  }
  if (!rule.checklist.empty()) {
    page += fmt::format("\nDeployment checklist: {}.\n", fmt::join(rule.checklist, ", "));
  }
  if (!rule.reference.empty()) {
    page += fmt::format("\nMore: <{}>\n", rule.reference);
  }
  if (!example.fixed.empty()) {
    page += "\nFound, and as the fix leaves it:\n";
    page += Block("diff", Difference(example.bad, example.fixed));
  } else if (!example.bad.empty()) {
    page += "\nFound:\n" + Block(LanguageOf(rule), example.bad);
  }
  if (example.fixed.empty() && !example.good.empty()) {
    page += "\nNot found:\n" + Block(LanguageOf(rule), example.good);
  }
  return page;
}

}  // namespace linter::output
