#pragma once

#include <cstdint>
#include <string>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): the library's own name.
namespace CLI {
class App;
}  // namespace CLI

namespace linter::cli {

// What stands behind an option, or in the place of an argument.
enum class Takes : std::uint8_t {
  // It is a flag.
  Nothing,
  Anything,
  // One of its choices.
  Choice,
  // Ids and categories of rules, parted by commas.
  Rules,
  // The id of a rule.
  Rule,
};

// An option, or an argument by its place, as help explains it.
struct OptionDescription {
  // `-f`, `--format`; of an argument its name: `PATH`.
  std::vector<std::string> names;
  bool positional = false;
  Takes takes = Takes::Nothing;
  std::vector<std::string> choices;
  std::string about;
};

struct VerbDescription {
  // `rules test`; empty for the program itself.
  std::string name;
  std::string about;
  std::string footer;
  std::vector<OptionDescription> options;
};

// The program itself, then each verb, those of verbs behind them.
std::vector<VerbDescription> Describe(const CLI::App& app);
// The same of the words that `ReadArguments` understands.
std::vector<VerbDescription> DescribeArguments();

}  // namespace linter::cli
