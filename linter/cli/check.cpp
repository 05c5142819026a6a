// `shoal check`: find the files, read them, lint them, report.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <set>
#include <thread>

#include "linter/cli/charts.h"
#include "linter/cli/ignore_files.h"
#include "linter/cli/shellcheck.h"
#include "linter/cli/sources.h"
#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/config/config.h"
#include "linter/engine/run.h"
#include "linter/files/bytes.h"
#include "linter/files/discover.h"
#include "linter/files/repository.h"
#include "linter/files/tally.h"
#include "linter/files/write.h"
#include "linter/output/format.h"

namespace linter::cli {

constexpr int Failed = 2;
constexpr std::size_t MostSettingsBytes = 1U << 20U;

static std::string Today() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  localtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

// The settings of the run: those of each file, and those of the working folder for what holds for
// the run as a whole. Empty after a complaint.
static std::optional<config::ConfigTree> ReadSettings(const CheckArguments& arguments,
                                                      std::span<const Rule> catalog) {
  const auto& wish = arguments.selection;
  const auto reading =
      config::ReadArguments(catalog, {wish.profile.value_or(""), wish.select, wish.ignore});
  for (const auto& error : reading.errors) {
    Complain(error.message);
  }
  if (!reading.errors.empty()) {
    return std::nullopt;
  }
  config::ConfigTree tree(catalog, reading.layer, [](const std::string& path) {
    return files::ReadIfThere(path, MostSettingsBytes);
  });
  if (arguments.isolated) {
    tree.Pin("");
  } else if (arguments.config) {
    tree.Pin(files::Absolute(*arguments.config));
  }
  return tree;
}

static bool HasMistakes(const config::ConfigTree& settings) {
  for (const auto& mistake : settings.mistakes()) {
    Complain(config::Describe(mistake));
  }
  return !settings.mistakes().empty();
}

static files::Discovery FindFiles(const CheckArguments& arguments, config::ConfigTree& settings) {
  std::vector<PathPattern> excludes;
  for (const auto& line : arguments.excludes) {
    if (auto pattern = PathPattern::Parse(line)) {
      excludes.push_back(std::move(*pattern));
    }
  }
  const auto here = files::WorkingFolder() + "/";
  files::Request request{.paths = arguments.paths, .stdin_name = arguments.stdin_path};
  if (request.paths.empty()) {
    request.paths.emplace_back(".");
  }
  request.excluded = [&, excludes](const std::string& absolute, EntryKind kind) {
    const auto relative = absolute.starts_with(here) ? absolute.substr(here.size()) : absolute;
    return Verdict(excludes, relative, kind).value_or(false) ||
           settings.ForFolder(files::FolderOf(absolute)).Excludes(absolute, kind);
  };
  return files::Discover(request);
}

static std::vector<engine::Input> InputsOf(Sources& sources, config::ConfigTree& settings) {
  std::vector<engine::Input> inputs;
  IgnoreFiles ignore_files(sources);
  for (std::size_t i = 0; i < sources.plain; ++i) {
    // A copy: ignore files come to the same list.
    const auto absolute = sources.absolute[i];
    const bool dockerfile = sources.kinds[i] == files::FileKind::Dockerfile;
    auto& config = dockerfile ? settings.ForDockerfile(absolute) : settings.ForFile(absolute);
    auto& input = inputs.emplace_back(engine::Input{.source = &sources.files[i],
                                                    .rules = &config.RulesFor(absolute),
                                                    .problems = sources.problems[i]});
    if (dockerfile) {
      input.language = engine::Language::Dockerfile;
      input.pragmas =
          config.dockerfiles().heeds_pragmas ? engine::Pragmas::Heeded : engine::Pragmas::Ignored;
      input.ignore_files = ignore_files.Of(absolute);
    }
  }
  return inputs;
}

// The rules that run on some file, in the order of the catalog.
static std::vector<const Rule*> RulesThatRan(const std::vector<engine::Input>& inputs,
                                             const std::vector<engine::ChartInput>& charts) {
  std::set<const RuleSet*> sets;
  for (const auto& input : inputs) {
    sets.insert(input.rules);
  }
  for (const auto& chart : charts) {
    sets.insert(chart.rules.begin(), chart.rules.end());
  }
  std::set<const Rule*> rules;
  for (const auto* set : sets) {
    for (const auto& active : *set) {
      rules.insert(active.rule);
    }
  }
  return {rules.begin(), rules.end()};
}

static std::vector<output::File> Describe(const Sources& sources) {
  files::RepositoryPaths repository;
  std::vector<output::File> files;
  for (std::size_t i = 0; i < sources.files.size(); ++i) {
    files.push_back({&sources.files[i], repository.Of(sources.absolute[i])});
  }
  return files;
}

// What charts have is told among what files have, path by path.
static void Merge(engine::Outcome& all, engine::Outcome charts, const Sources& sources) {
  if (charts.findings.empty() && charts.documents == 0) {
    return;
  }
  all.documents += charts.documents;
  all.objects += charts.objects;
  all.unreadable += charts.unreadable;
  all.suppressed += charts.suppressed;
  std::move(charts.findings.begin(), charts.findings.end(), std::back_inserter(all.findings));
  const auto path_of = [&](const Diagnostic& finding) -> const std::string& {
    return sources.files[static_cast<std::size_t>(finding.span.file)].path;
  };
  std::stable_sort(all.findings.begin(), all.findings.end(),
                   [&](const Diagnostic& left, const Diagnostic& right) {
                     return path_of(left) < path_of(right);
                   });
}

static bool Report(const CheckArguments& arguments, const output::Result& result) {
  bool written = true;
  for (const auto& wish : arguments.outputs) {
    const auto text = output::FindFormat(wish.format)->write(result, {});
    if (const auto error = files::Write(wish.path, text)) {
      Complain(error->message);
      written = false;
    }
  }
  const auto text = output::FindFormat(arguments.format)->write(result, StyleOf(arguments.color));
  std::fwrite(text.data(), 1, text.size(), stdout);
  return written && std::fflush(stdout) == 0;
}

// Whether a finding is grave enough, by what the command line, our settings or, of Dockerfiles,
// hadolint's say.
static bool Fails(const CheckArguments& arguments, const engine::Outcome& outcome,
                  const Sources& sources, config::ConfigTree& settings) {
  auto lowest = config::FindFailOn(arguments.fail_on);
  if (!lowest) {
    lowest = settings.ForFolder(files::WorkingFolder()).run().fail_on;
  }
  const auto fails = [&](const Diagnostic& finding) {
    const auto file = static_cast<std::size_t>(finding.span.file);
    auto from = lowest;
    if (!from && file < sources.plain && sources.kinds[file] == files::FileKind::Dockerfile) {
      from = settings.ForDockerfile(sources.absolute[file]).dockerfiles().fail_on;
    }
    from = from.value_or(config::FailOn::Warning);
    return from != config::FailOn::Never &&
           static_cast<int>(finding.severity) >= static_cast<int>(*from);
  };
  return std::any_of(outcome.findings.begin(), outcome.findings.end(), fails);
}

// Whoever asks for every rule asks for those, too, that take the run for all there is.
static bool IsClosed(const CheckArguments& arguments, const config::RunSettings& run) {
  if (arguments.closed_world || arguments.open_world) {
    return arguments.closed_world;
  }
  return run.closed_world.value_or(arguments.selection.profile == "all");
}

int Check(const CheckArguments& arguments, std::span<const Rule> catalog) {
  auto settings = ReadSettings(arguments, catalog);
  if (!settings) {
    return Failed;
  }
  const auto& run = settings->ForFolder(files::WorkingFolder()).run();
  const auto discovery = FindFiles(arguments, *settings);
  for (const auto& error : discovery.errors) {
    Complain(error.message);
  }
  const auto threads = arguments.threads > 0
                           ? arguments.threads
                           : std::max<std::size_t>(1, std::thread::hardware_concurrency());
  auto sources = LoadAll(discovery, threads);
  const auto charts = LoadCharts(discovery, *settings, sources);
  const bool closed = IsClosed(arguments, run);
  const bool heed = !arguments.ignore_allowances && run.inline_allow.value_or(true);
  auto inputs = InputsOf(sources, *settings);
  if (HasMistakes(*settings)) {
    return Failed;
  }
  if (sources.files.empty()) {
    Complain(files::NothingToLint(sources.tally));
    return Failed;
  }
  if (const auto error = arguments.shellcheck ? AskShellCheck(inputs) : std::nullopt) {
    Complain(error->message);
    return Failed;
  }
  const engine::Options options = {
      .catalog = catalog,
      .world = closed ? k8s::World::Closed : k8s::World::Open,
      .allowances = heed ? engine::Allowances::Honoured : engine::Allowances::Ignored,
      .today = arguments.as_of.empty() ? Today() : arguments.as_of,
      .threads = threads};
  auto outcome = engine::Run(inputs, options);
  Merge(outcome, engine::RunCharts(charts.inputs, options), sources);
  const auto ran = RulesThatRan(inputs, charts.inputs);
  const auto described = Describe(sources);
  const bool reported = Report(arguments, {.findings = outcome.findings,
                                           .files = described,
                                           .summary = {.files = sources.plain + sources.rendered,
                                                       .documents = outcome.documents,
                                                       .objects = outcome.objects,
                                                       .unreadable = outcome.unreadable,
                                                       .suppressed = outcome.suppressed},
                                           .rules = ran,
                                           .version = SHOAL_VERSION});
  if (!reported || !discovery.errors.empty() || !charts.complete) {
    return Failed;
  }
  return !arguments.exit_zero && Fails(arguments, outcome, sources, *settings) ? 1 : 0;
}

}  // namespace linter::cli
