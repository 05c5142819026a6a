// Finds the files, reads them, and lints them as often as is wished.

#include "linter/workspace/lint_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iterator>
#include <set>
#include <thread>

#include "linter/engine/chart_run.h"
#include "linter/files/bytes.h"
#include "linter/files/repository.h"
#include "linter/files/tally.h"
#include "linter/schema/catalog.h"
#include "linter/workspace/ignore_files.h"

namespace linter::workspace {

constexpr std::size_t MostSettingsBytes = 1U << 20U;

static std::string Today() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  localtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

// The settings of the run: those of each file, and those of the working folder for what holds for
// the run as a whole. Empty after a complaint.
static std::optional<config::ConfigTree> ReadSettings(const Request& request,
                                                      const Catalog& catalog) {
  const auto& wish = request.selection;
  const auto reading =
      config::ReadArguments(catalog.rules(), {wish.profile.value_or(""), wish.select, wish.ignore});
  for (const auto& error : reading.errors) {
    request.complain(error.message);
  }
  if (!reading.errors.empty()) {
    return std::nullopt;
  }
  const auto read = [](const std::string& path) {
    return files::ReadIfThere(path, MostSettingsBytes);
  };
  config::ConfigTree tree(catalog.rules(), reading.layer, read, catalog.homes());
  if (request.isolated) {
    tree.Pin("");
  } else if (request.config) {
    tree.Pin(files::Absolute(*request.config));
  }
  return tree;
}

static bool HasMistakes(const Request& request, const config::ConfigTree& settings) {
  for (const auto& mistake : settings.mistakes()) {
    request.complain(config::Describe(mistake));
  }
  return !settings.mistakes().empty();
}

static files::Discovery FindFiles(const Request& request, config::ConfigTree& settings) {
  std::vector<PathPattern> excludes;
  for (const auto& line : request.excludes) {
    if (auto pattern = PathPattern::Parse(line)) {
      excludes.push_back(std::move(*pattern));
    }
  }
  const auto here = files::WorkingFolder() + "/";
  files::Request wish{.paths = request.paths, .stdin_name = request.stdin_path};
  if (wish.paths.empty()) {
    wish.paths.emplace_back(".");
  }
  wish.named_files =
      request.force_exclude ? files::NamedFiles::UnlessExcluded : files::NamedFiles::Always;
  wish.excluded = [&, excludes](const std::string& absolute, EntryKind kind) {
    const auto relative = absolute.starts_with(here) ? absolute.substr(here.size()) : absolute;
    return Verdict(excludes, relative, kind).value_or(false) ||
           settings.ForFolder(files::FolderOf(absolute)).Excludes(absolute, kind);
  };
  return files::Discover(wish);
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

// Whoever asks for every rule asks for those, too, that take the run for all there is.
static bool IsClosed(const Request& request, const config::RunSettings& run) {
  if (request.closed_world || request.open_world) {
    return request.closed_world;
  }
  return run.closed_world.value_or(request.selection.profile == "all");
}

// Without a wish the newest of all.
static schema::VersionRange VersionsOf(const Request& request, const config::RunSettings& run) {
  const auto wish = request.kube_versions ? request.kube_versions : run.kube_versions;
  return wish ? schema::VersionRange{wish->oldest.minor, wish->newest.minor}
              : schema::NewestVersion();
}

// What charts have is told among what files have, path by path.
static void Merge(engine::Outcome& all, engine::Outcome charts, const Sources& sources) {
  if (charts.findings.empty() && charts.documents == 0) {
    return;
  }
  all.documents += charts.documents;
  all.objects += charts.objects;
  for (const auto& [kind, objects] : charts.unknown_kinds) {
    all.unknown_kinds[kind] += objects;
  }
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

// The way to the files meets settings of folders. Where these define rules that are not known yet,
// it is gone again, since their names may stand in any settings.
bool LintRun::Find(const Request& request, std::span<const Rule> built_in,
                   const std::set<std::string>& settings) {
  catalog_ = Catalog::Load(built_in, request, settings);
  if (!catalog_) {
    return false;
  }
  settings_ = ReadSettings(request, *catalog_);
  if (!settings_) {
    return false;
  }
  settings_->ForFolder(request.folder);
  discovery_ = FindFiles(request, *settings_);
  const auto& met = settings_->own_rule_files();
  const auto& known = catalog_->settings();
  return std::includes(known.begin(), known.end(), met.begin(), met.end()) ||
         Find(request, built_in, met);
}

std::unique_ptr<LintRun> LintRun::Load(Request request, std::span<const Rule> catalog) {
  if (request.threads == 0) {
    request.threads = std::max<std::size_t>(1, std::thread::hardware_concurrency());
  }
  if (request.folder.empty()) {
    request.folder = files::WorkingFolder();
  }
  std::unique_ptr<LintRun> run(new LintRun());
  if (!run->Find(request, catalog, {})) {
    return nullptr;
  }
  auto& settings = *run->settings_;
  const auto& wish = settings.ForFolder(request.folder).run();
  for (const auto& error : run->discovery_.errors) {
    request.complain(error.message);
  }
  if (request.touched_only) {
    for (const auto& candidate : run->discovery_.candidates) {
      run->touched_.insert(candidate.absolute);
    }
  }
  if (!run->FindEnvironments(request, settings.ForFolder(request.folder))) {
    HasMistakes(request, settings);
    return nullptr;
  }
  auto& environments = run->environments_;
  run->sources_ = LoadAll(run->discovery_, request);
  run->charts_ = LoadCharts(run->discovery_, request, settings, environments, run->sources_);
  run->overlays_ = LoadOverlays(run->discovery_, request, settings, environments, run->sources_);
  run->schemas_ = FindSchemas(settings.ForFolder(request.folder), request);
  if (!run->schemas_) {
    return nullptr;
  }
  const bool heed = !request.ignore_allowances && wish.inline_allow.value_or(true);
  run->options_ = {.catalog = run->catalog_->rules(),
                   .own = run->catalog_->own(),
                   .world = IsClosed(request, wish) ? k8s::World::Closed : k8s::World::Open,
                   .allowances = heed ? engine::Allowances::Honoured : engine::Allowances::Ignored,
                   .today = request.as_of.empty() ? Today() : request.as_of,
                   .threads = request.threads,
                   .versions = VersionsOf(request, wish),
                   .definitions = run->schemas_.get()};
  run->inputs_ = InputsOf(run->sources_, settings);
  run->LeaveOut(request);
  if (HasMistakes(request, settings)) {
    return nullptr;
  }
  if (run->sources_.files.empty() && !request.allow_empty) {
    request.complain(files::NothingToLint(run->sources_.tally));
    return nullptr;
  }
  if (const auto error = request.ask ? request.ask(run->inputs_) : std::nullopt) {
    request.complain(error->message);
    return nullptr;
  }
  return run;
}

// Whether a finding stands in one of some files, or explains itself with one.
static bool Touches(const Diagnostic& finding, const Sources& sources,
                    const std::set<std::string>& files) {
  const auto inside = [&](FileId file) {
    const auto index = static_cast<std::size_t>(file);
    return index < sources.absolute.size() && files.contains(sources.absolute[index]);
  };
  const auto leads = [&](const Label& label) { return inside(label.span.file); };
  return inside(finding.span.file) ||
         std::any_of(finding.labels.begin(), finding.labels.end(), leads) ||
         std::any_of(finding.way.begin(), finding.way.end(), leads);
}

// The name that was wished for becomes the environment's own. False after a complaint.
bool LintRun::FindEnvironments(Request& request, const config::Config& config) {
  environments_ = Environments(config, discovery_);
  for (const auto& mistake : environments_.mistakes()) {
    request.complain(config::Describe(mistake));
  }
  if (!request.environment.empty()) {
    const auto name = environments_.Named(request.environment);
    if (!name) {
      request.complain(environments_.Unknown(request.environment));
      return false;
    }
    request.environment = *name;
    environment_ = *name;
  }
  return environments_.mistakes().empty();
}

// Inputs keep their positions, which are the ids of their files. Images are the same everywhere.
void LintRun::LeaveOut(const Request& request) {
  static const RuleSet none;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    auto& input = inputs_[i];
    of_files_.push_back(environments_.OfFile(sources_.absolute[i]));
    const bool taken = overlays_.taken.contains(input.source->id);
    const bool elsewhere = !environments_.Include(of_files_.back(), request.environment) &&
                           input.language == engine::Language::Yaml;
    if (taken || elsewhere) {
      blanks_.push_back({input.source->id, input.source->path, ""});
      input.source = &blanks_.back();
      input.rules = &none;
    }
    const bool judged = taken && overlays_.set->rules.contains(input.source->id);
    left_out_ += elsewhere && !judged ? 1 : 0;
  }
}

void LintRun::NameEnvironments(engine::Outcome& outcome) const {
  for (auto& finding : outcome.findings) {
    finding.environments = of_files_[static_cast<std::size_t>(finding.span.file)];
  }
}

engine::Deployment LintRun::Deploy() const {
  return {inputs_, charts_.inputs, *overlays_.set, environment_};
}

engine::Outcome LintRun::Lint() const {
  // Where everything is one project, that knows its definitions by itself.
  const bool parted = !charts_.inputs.empty() || !overlays_.taken.empty();
  const auto shared = parted ? ShareDefinitions(sources_, charts_.inputs) : nullptr;
  auto options = options_;
  options.elsewhere = shared.get();
  auto outcome = engine::Run(inputs_, options);
  NameEnvironments(outcome);
  Merge(outcome, engine::RunCharts(charts_.inputs, options), sources_);
  Merge(outcome, engine::RunOverlays(*overlays_.set, options), sources_);
  if (!touched_.empty()) {
    std::erase_if(outcome.findings,
                  [&](const Diagnostic& finding) { return !Touches(finding, sources_, touched_); });
  }
  return outcome;
}

std::vector<const Rule*> LintRun::RulesThatRun() const {
  std::set<const RuleSet*> sets;
  for (const auto& input : inputs_) {
    sets.insert(input.rules);
  }
  for (const auto& chart : charts_.inputs) {
    sets.insert(chart.rules.begin(), chart.rules.end());
  }
  for (const auto& [file, rules] : overlays_.set->rules) {
    sets.insert(rules);
  }
  std::set<const Rule*> rules;
  for (const auto* set : sets) {
    for (const auto& active : *set) {
      rules.insert(active.rule);
    }
  }
  return {rules.begin(), rules.end()};
}

std::vector<output::File> LintRun::Files() const {
  files::RepositoryPaths repository;
  std::vector<output::File> files;
  for (std::size_t i = 0; i < sources_.files.size(); ++i) {
    files.push_back({&sources_.files[i], repository.Of(sources_.absolute[i])});
  }
  return files;
}

}  // namespace linter::workspace
