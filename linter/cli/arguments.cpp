#include "linter/cli/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <map>

#include "linter/output/format.h"

namespace linter::cli {

static void AddSelection(CLI::App& verb, SelectionWish& wish) {
  verb.add_option("--profile", wish.profile,
                  "Rules to start from: default, production, pss-baseline, pss-restricted, all");
  verb.add_option("--select", wish.select,
                  "Run only these: ids, categories, or ids of other tools (kube-linter:NAME)")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb.add_option("--ignore", wish.ignore, "Leave these out")
      ->delimiter(',')
      ->allow_extra_args(false);
}

static std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const auto& format : output::Formats()) {
    names.emplace_back(format.name);
  }
  return names;
}

static void AddCheck(CLI::App& app, CheckArguments& check, std::vector<std::string>& outputs) {
  auto& verb = *app.add_subcommand("check", "Lint files and folders (the default)");
  verb.add_option("PATH", check.paths, "Files and folders; - is standard input; default: .");
  verb.add_option("--format", check.format, "What standard output gets")
      ->check(CLI::IsMember(FormatNames()))
      ->capture_default_str();
  verb.add_option("--output", outputs, "A further report, as FORMAT:FILE; may be given again")
      ->allow_extra_args(false);
  AddSelection(verb, check.selection);
  verb.add_option("--config", check.config, "Settings file instead of the nearest .shoal.yaml");
  verb.add_flag("--isolated", check.isolated, "Read no settings file");
  verb.add_option("--exclude", check.excludes, "Paths to leave out, as .gitignore has them")
      ->allow_extra_args(false);
  verb.add_option("--fail-on", check.fail_on, "Lowest severity that makes the status 1")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
  verb.add_flag("--exit-zero", check.exit_zero, "Status 0 even with findings");
  verb.add_flag("--no-inline-allow", check.ignore_allowances,
                "Heed no comment or annotation that silences");
  verb.add_flag("--closed-world", check.closed_world,
                "These files are all that is applied: what is missing here is missing");
  verb.add_flag("--open-world", check.open_world,
                "Other objects may live elsewhere (the default, but for --profile all)");
  verb.add_option("--stdin-filename", check.stdin_path, "What standard input is called")
      ->capture_default_str();
  verb.add_option("--color", check.color, "auto, always or never")
      ->transform(CLI::CheckedTransformer(std::map<std::string, ColorWish>{
          {"auto", ColorWish::Auto}, {"always", ColorWish::Always}, {"never", ColorWish::Never}}));
  verb.add_option("--threads", check.threads, "Default: as many as there are processors");
  verb.add_option("--as-of", check.as_of, "The day on which allowances are judged (2027-01-31)");
}

// CLI11 wants the words last first. A first word that is no verb belongs to `check`.
static void Prepare(std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 8> Known = {"check",  "rules",     "explain", "-h",
                                                     "--help", "--version", "help",    "-V"};
  if (words.empty() || std::find(Known.begin(), Known.end(), words.front()) == Known.end()) {
    words.insert(words.begin(), "check");
  }
  if (words.front() == "help") {
    words.front() = "--help";
  }
  std::reverse(words.begin(), words.end());
}

static std::optional<Error> ReadOutputs(const std::vector<std::string>& written,
                                        std::vector<OutputWish>& wishes) {
  for (const auto& each : written) {
    const auto colon = each.find(':');
    const auto format = each.substr(0, colon);
    if (colon == std::string::npos || output::FindFormat(format) == nullptr) {
      return Error{fmt::format("--output takes FORMAT:FILE with a format of {}, not `{}`",
                               fmt::join(FormatNames(), ", "), each)};
    }
    wishes.push_back({format, each.substr(colon + 1)});
  }
  return std::nullopt;
}

Arguments ReadArguments(std::vector<std::string> words) {
  CheckArguments check;
  RulesArguments rules;
  ExplainArguments explain;
  std::vector<std::string> outputs;
  CLI::App app("shoal finds the hazards on your charts before you sail.", "shoal");
  app.set_version_flag("--version,-V", "shoal " SHOAL_VERSION);
  app.require_subcommand(1);
  AddCheck(app, check, outputs);
  auto& list = *app.add_subcommand("rules", "List the rules");
  list.add_option("--format", rules.format, "text or json")->check(CLI::IsMember({"text", "json"}));
  AddSelection(list, rules.selection);
  auto& page = *app.add_subcommand("explain", "Explain a rule, by its id or another tool's");
  page.add_option("ID", explain.name, "liveness-probe-missing, no-liveness-probe, …")->required();
  app.footer("Status: 0 without findings, 1 with some, 2 when something could not be done.");
  Prepare(words);
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream problems;
    const auto status = app.exit(error, out, problems);
    return Notice{out.str() + problems.str(), status == 0 ? 0 : 2};
  }
  if (list.parsed()) {
    return rules;
  }
  if (page.parsed()) {
    return explain;
  }
  if (const auto error = ReadOutputs(outputs, check.outputs)) {
    return Notice{error->message + "\n", 2};
  }
  return check;
}

}  // namespace linter::cli
