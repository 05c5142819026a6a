#include "linter/cli/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <map>

#include "linter/cli/description.h"
#include "linter/compare/difference.h"
#include "linter/config/config.h"
#include "linter/config/translation.h"
#include "linter/output/format.h"

namespace linter::cli {

// What `render` was given, before it is sorted out.
struct RenderWords {
  struct Sets {
    std::string option;
    helm::SetKind kind = helm::SetKind::Typed;
    std::string about;
    std::vector<std::string> given = {};
  };

  std::vector<std::string> chart;
  std::optional<std::string> name;
  std::vector<Sets> sets = {
      {"--set", helm::SetKind::Typed, "Values: a.b=1,c[0]=x"},
      {"--set-string", helm::SetKind::String, "Values that are strings: a.b=1"},
      {"--set-json", helm::SetKind::Json, "Values in JSON: a.b={\"c\":1}"},
      {"--set-file", helm::SetKind::File, "Values from files: a.b=path"},
      {"--set-literal", helm::SetKind::Literal, "One value, taken as it stands: a.b=x,y"},
  };
};

static void AddSelection(CLI::App& verb, SelectionWish& wish) {
  verb.add_option("--profile", wish.profile,
                  "Rules to start from: default, production, pss-baseline, pss-restricted, all");
  verb.add_option("--select", wish.select,
                  "Run only these, or with --profile these as well: ids, categories, other tools "
                  "(hadolint) or their ids (DL3008)")
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

static void AddColor(CLI::App& verb, ColorWish& wish) {
  verb.add_option("--color", wish, "auto, always or never")
      ->transform(CLI::CheckedTransformer(std::map<std::string, ColorWish>{
          {"auto", ColorWish::Auto}, {"always", ColorWish::Always}, {"never", ColorWish::Never}}));
}

// What is linted, and how.
static void AddLinting(CLI::App& verb, CheckArguments& check) {
  verb.add_option("PATH", check.paths, "Files and folders; - is standard input; default: .");
  AddSelection(verb, check.selection);
  verb.add_option("--config", check.config, "Settings file instead of the nearest .shoal.yaml");
  verb.add_flag("--isolated", check.isolated, "Read no settings file");
  verb.add_option("--exclude", check.excludes, "Paths to leave out, as .gitignore has them")
      ->allow_extra_args(false);
  verb.add_flag("--force-exclude", check.force_exclude,
                "Leave out what is excluded even where it is named itself");
  verb.add_flag("--allow-empty", check.allow_empty,
                "Pass over files that are nothing to lint; none at all is no mistake");
  verb.add_flag("--touched", check.touched_only,
                "Of a chart, tell only what stands in the files named or leads through them");
  verb.add_flag("--no-inline-allow", check.ignore_allowances,
                "Heed no comment or annotation that silences");
  verb.add_flag("--closed-world", check.closed_world,
                "These files are all that is applied: what is missing here is missing");
  verb.add_flag("--open-world", check.open_world,
                "Other objects may live elsewhere (the default, but for --profile all)");
  verb.add_flag("--shellcheck", check.shellcheck,
                "Ask the program shellcheck, too, about the shell code of Dockerfiles");
  verb.add_option("--stdin-filename", check.stdin_path, "What standard input is called")
      ->capture_default_str();
  verb.add_option("--threads", check.threads, "Default: as many as there are processors");
  verb.add_option("--kube-version", check.kube_version,
                  "Version of Kubernetes that objects are for, or a range: 1.31, 1.29..1.34")
      ->check([](const std::string& text) {
        return config::FindKubeVersions(text) ? "" : "is 1.31 or 1.29..1.34, not " + text;
      });
  verb.add_option("--as-of", check.as_of, "The day on which allowances are judged (2027-01-31)");
}

static void AddCheck(CLI::App& verb, CheckArguments& check, std::vector<std::string>& outputs) {
  AddLinting(verb, check);
  verb.add_option("--format", check.format, "What standard output gets")
      ->check(CLI::IsMember(FormatNames()))
      ->capture_default_str();
  verb.add_option("--output", outputs, "A further report, as FORMAT:FILE; may be given again")
      ->allow_extra_args(false);
  verb.add_option("--env", check.environment,
                  "Only what is deployed to this environment: production, staging");
  verb.add_option("--baseline", check.baseline,
                  "Findings that this file knows are not told: see `shoal baseline write`");
  verb.add_option("--fail-on", check.fail_on, "Lowest severity that makes the status 1")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
  verb.add_flag("--exit-zero", check.exit_zero, "Status 0 even with findings");
  AddColor(verb, check.color);
}

static void AddFix(CLI::App& verb, FixArguments& fix) {
  AddLinting(verb, fix.check);
  verb.add_flag("--unsafe", fix.unsafe, "Make fixes, too, that may change what a file means");
  verb.add_flag("--diff", fix.diff, "Print what would change, and change nothing");
}

static void AddReadiness(CLI::App& verb, ReadinessArguments& readiness) {
  AddLinting(verb, readiness.check);
  verb.add_option("--env", readiness.environment,
                  "Only what is written for this environment, or for none: production, staging");
  verb.add_option("--checklist", readiness.checklist, "A checklist instead of the one built in");
  verb.add_option("--attestations", readiness.attestations,
                  "What persons recorded; default: readiness.yaml, where it is found");
  verb.add_option("--format", readiness.format, "What is written")
      ->check(CLI::IsMember({"text", "markdown", "html", "json", "sarif", "badge"}))
      ->capture_default_str();
  verb.add_option("--output", readiness.output, "A file instead of standard output");
  verb.add_flag("--all", readiness.all, "Show the evidence of satisfied rows, too");
  verb.add_option("--fail-under", readiness.fail_under, "Lowest percentage with status 0")
      ->check(CLI::Range(0, 100));
  verb.add_option("--require", readiness.require, "Rows that have to be satisfied or attested")
      ->delimiter(',')
      ->allow_extra_args(false);
}

static void AddDiff(CLI::App& verb, DiffArguments& diff) {
  verb.add_option("FIRST", diff.first, "An environment, such as staging")->required();
  verb.add_option("SECOND", diff.second, "The one that should not be weaker: production")
      ->required();
  verb.add_option("PATH", diff.check.paths, "Where both are looked for; default: .");
  verb.add_option("--config", diff.check.config,
                  "Settings file instead of the nearest .shoal.yaml");
  verb.add_option("--exclude", diff.check.excludes, "Paths to leave out, as .gitignore has them")
      ->allow_extra_args(false);
  verb.add_option("--format", diff.format, "What is written")
      ->check(CLI::IsMember({"text", "markdown", "json"}))
      ->capture_default_str();
  verb.add_option("--without", diff.without, "What is of no interest: replicas, resources, …")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(compare::TopicNames()));
  verb.add_flag("--all", diff.all, "Tell as well where the second is stronger");
}

static void AddBaseline(CLI::App& verb, BaselineArguments& baseline) {
  verb.require_subcommand(1);
  auto& write = *verb.add_subcommand("write", "Write down the findings of today");
  AddLinting(write, baseline.check);
  write.add_option("--output", baseline.path, "The file that is written; - is standard output")
      ->capture_default_str();
}

// What `--origins` prints, as its help explains it.
constexpr std::string_view AboutOrigins =
    R"(With --origins each line is followed by where its bytes were written, as file:line:column; a
place without a file is in the file named before it.
  a:1:3               written there, in this template
  a:1:9 <- b:4:2      printed by the action at a:1:9, which took it from b:4:2: a value, or the
                      text of a template that it includes
  b:4:2 + c:7:2       made of both
  b:4:1 without `key` decided by a key that is missing in the mapping at b:4:1
  not taken: a:2:4 <- b:9:1
                      the branch at a:2:4 would have written below this line; b:9:1 decided against
A line of several pieces names them in order, parted by commas. What was given by an argument such
as --set is named by it. Nothing stands beside what nobody wrote, such as `# Source:`.)";

static void AddRender(CLI::App& verb, RenderArguments& render, RenderWords& words) {
  const auto many = [&](const std::string& names, std::vector<std::string>& into,
                        const std::string& about) {
    return verb.add_option(names, into, about)->allow_extra_args(false);
  };
  verb.add_option("CHART", words.chart,
                  "[NAME] CHART: a folder or a .tgz, after the release's name")
      ->required()
      ->expected(1, 2);
  verb.add_option("--release-name", words.name, "The release's name (release-name)");
  verb.add_option("--name-template", render.name_template, "A template that gives the name");
  verb.add_option("-n,--namespace", render.release_namespace, "The release's namespace (default)");
  verb.add_option("--kube-version", render.kube_version, "Of .Capabilities.KubeVersion");
  many("-a,--api-versions", render.api_versions, "Further .Capabilities.APIVersions")
      ->delimiter(',');
  many("-f,--values", render.values, "Values from a YAML file; - is standard input")
      ->delimiter(',');
  for (auto& [option, kind, about, given] : words.sets) {
    many(option, given, about);
  }
  many("-s,--show-only", render.show_only, "Only this template, from the chart's folder");
  verb.add_flag("--include-crds", render.include_crds, "Print the chart's crds/ too");
  verb.add_flag("--no-hooks", render.no_hooks, "Leave hooks out");
  verb.add_flag("--skip-tests", render.skip_tests, "Leave test hooks out");
  verb.add_flag("--skip-schema-validation", render.skip_schema_validation,
                "Heed no values.schema.json");
  verb.add_flag("--is-upgrade", render.is_upgrade, "Set .Release.IsUpgrade");
  verb.add_flag("--origins", render.origins, "Print where each line was written");
  AddColor(verb, render.color);
  verb.footer(std::string(AboutOrigins));
}

static void AddInit(CLI::App& verb, InitArguments& init) {
  std::vector<std::string> tools;
  for (const auto& translator : config::Translators()) {
    tools.emplace_back(translator.tool);
  }
  verb.add_option("--from", init.from, "Take over the nearest settings of another tool")
      ->check(CLI::IsMember(tools));
  verb.add_flag("--force", init.force, "Overwrite a .shoal.yaml that is there");
  verb.add_flag("--print", init.print, "Print it instead");
}

static std::optional<Error> ReadRender(const RenderWords& words, RenderArguments& render) {
  const bool named = words.name || words.chart.size() == 2;
  if (words.name && words.chart.size() == 2) {
    return Error{"render takes the release's name once"};
  }
  if (named && !render.name_template.empty()) {
    return Error{"cannot set --name-template and also specify a name"};
  }
  render.chart = words.chart.back();
  if (named) {
    render.release_name = words.name.value_or(words.chart.front());
  }
  for (const auto& set : words.sets) {
    for (const auto& text : set.given) {
      render.set.push_back({set.kind, text});
    }
  }
  return std::nullopt;
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

// What all verbs were given.
struct Wishes {
  CheckArguments check;
  std::vector<std::string> outputs;
  FixArguments fix;
  BaselineArguments baseline;
  RulesArguments rules;
  RuleTestArguments rule_test;
  bool tests_rules = false;
  ExplainArguments explain;
  RenderArguments render;
  RenderWords render_words;
  InitArguments init;
  CompletionsArguments completions;
  ReadinessArguments readiness;
  DiffArguments diff;
  bool stdio = true;
};

struct Verb {
  const char* name;
  const char* about;
  void (*set_up)(CLI::App& verb, Wishes& wishes);
  Arguments (*take)(Wishes& wishes);
};

static Arguments TakeCheck(Wishes& wishes) {
  if (const auto error = ReadOutputs(wishes.outputs, wishes.check.outputs)) {
    return Notice{error->message + "\n", 2};
  }
  return wishes.check;
}

static void AddRules(CLI::App& verb, Wishes& wishes) {
  verb.add_option("--format", wishes.rules.format,
                  "text, json, or schema: the JSON Schema of .shoal.yaml")
      ->check(CLI::IsMember({"text", "json", "schema"}));
  AddSelection(verb, wishes.rules.selection);
  auto& test = *verb.add_subcommand("test", "Try the examples of rules of your own");
  test.add_option("PATH", wishes.rule_test.path,
                  "Settings, or a file or folder of rules; default: the settings that hold here");
  test.callback([&wishes] { wishes.tests_rules = true; });
}

static Arguments TakeRules(Wishes& wishes) {
  return wishes.tests_rules ? Arguments(wishes.rule_test) : Arguments(wishes.rules);
}

static void AddExplain(CLI::App& verb, Wishes& wishes) {
  verb.add_option("ID", wishes.explain.name, "liveness-probe-missing, no-liveness-probe, …")
      ->required();
}

// What editors are used to say.
static void AddLsp(CLI::App& verb, Wishes& wishes) {
  verb.add_flag("--stdio", wishes.stdio, "The default, and the only way");
}

static void AddCompletions(CLI::App& verb, Wishes& wishes) {
  verb.add_option("SHELL", wishes.completions.shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

static Arguments TakeRender(Wishes& wishes) {
  if (const auto error = ReadRender(wishes.render_words, wishes.render)) {
    return Notice{error->message + "\n", 2};
  }
  return wishes.render;
}

static constexpr std::array<Verb, 12> Verbs = {{
    {"check", "Lint files and folders (the default)",
     [](CLI::App& verb, Wishes& wishes) { AddCheck(verb, wishes.check, wishes.outputs); },
     TakeCheck},
    {"fix", "Apply the fixes of findings",
     [](CLI::App& verb, Wishes& wishes) { AddFix(verb, wishes.fix); },
     [](Wishes& wishes) { return Arguments(wishes.fix); }},
    {"baseline", "Keep what is known apart from what is new",
     [](CLI::App& verb, Wishes& wishes) { AddBaseline(verb, wishes.baseline); },
     [](Wishes& wishes) { return Arguments(wishes.baseline); }},
    {"rules", "List the rules, or try those of your own", AddRules, TakeRules},
    {"explain", "Explain a rule, by its id or another tool's", AddExplain,
     [](Wishes& wishes) { return Arguments(wishes.explain); }},
    {"render", "Print what `helm template` prints of a chart",
     [](CLI::App& verb, Wishes& wishes) { AddRender(verb, wishes.render, wishes.render_words); },
     TakeRender},
    {"readiness", "Answer the deployment checklist",
     [](CLI::App& verb, Wishes& wishes) { AddReadiness(verb, wishes.readiness); },
     [](Wishes& wishes) { return Arguments(wishes.readiness); }},
    {"diff", "Tell where one environment is weaker than another",
     [](CLI::App& verb, Wishes& wishes) { AddDiff(verb, wishes.diff); },
     [](Wishes& wishes) { return Arguments(wishes.diff); }},
    {"lsp", "Speak with an editor, over standard input and output", AddLsp,
     [](Wishes& /*wishes*/) { return Arguments(LspArguments()); }},
    {"init", "Write a .shoal.yaml to begin with",
     [](CLI::App& verb, Wishes& wishes) { AddInit(verb, wishes.init); },
     [](Wishes& wishes) { return Arguments(wishes.init); }},
    {"completions", "Print what a shell completes commands by", AddCompletions,
     [](Wishes& wishes) { return Arguments(wishes.completions); }},
    {"man", "Print the manual page", [](CLI::App& /*verb*/, Wishes& /*wishes*/) {},
     [](Wishes& /*wishes*/) { return Arguments(ManualArguments()); }},
}};

// CLI11 wants the words last first. A first word that is no verb belongs to `check`.
static void Prepare(std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 5> Known = {"-h", "--help", "--version", "help", "-V"};
  const bool known =
      !words.empty() && (std::find(Known.begin(), Known.end(), words.front()) != Known.end() ||
                         std::any_of(Verbs.begin(), Verbs.end(),
                                     [&](const Verb& verb) { return words.front() == verb.name; }));
  if (!known) {
    words.insert(words.begin(), "check");
  }
  if (words.front() == "help") {
    words.front() = "--help";
  }
  std::reverse(words.begin(), words.end());
}

static void SetUp(CLI::App& app) {
  app.set_version_flag("--version,-V", "shoal " SHOAL_VERSION);
  app.require_subcommand(1);
  app.footer("Status: 0 without findings, 1 with some, 2 when something could not be done.");
}

constexpr const char* About = "shoal finds the hazards on your charts before you sail.";

std::vector<VerbDescription> DescribeArguments() {
  Wishes wishes;
  CLI::App app(About, "shoal");
  SetUp(app);
  for (const auto& verb : Verbs) {
    verb.set_up(*app.add_subcommand(verb.name, verb.about), wishes);
  }
  return Describe(app);
}

Arguments ReadArguments(std::vector<std::string> words) {
  Wishes wishes;
  CLI::App app(About, "shoal");
  SetUp(app);
  Prepare(words);
  for (const auto& verb : Verbs) {
    auto& command = *app.add_subcommand(verb.name, verb.about);
    // To set up the options of all verbs takes as long as to render a small chart.
    if (std::find(words.begin(), words.end(), verb.name) != words.end()) {
      verb.set_up(command, wishes);
    }
  }
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    const auto status = app.exit(error, out, out);
    return Notice{out.str(), status == 0 ? 0 : 2};
  }
  const auto* asked = std::find_if(Verbs.begin(), Verbs.end(),
                                   [&](const Verb& verb) { return app.got_subcommand(verb.name); });
  return asked->take(wishes);
}

}  // namespace linter::cli
