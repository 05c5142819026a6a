#include "linter/lsp/linting.h"

#include <fmt/format.h>

#include <chrono>
#include <ctime>

#include "linter/engine/run.h"
#include "linter/files/bytes.h"
#include "linter/files/kind.h"
#include "linter/files/repository.h"
#include "linter/workspace/lint_run.h"
#include "linter/workspace/overlays.h"

namespace linter::lsp {

constexpr std::size_t MostSettingsBytes = 1U << 20U;
// A burst of keystrokes is answered once.
constexpr auto Pause = std::chrono::milliseconds(60);

static std::string Today() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  localtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

FileLinter::FolderRules& FileLinter::RulesOf(const std::string& folder) {
  const auto known = folders_.find(folder);
  if (known != folders_.end()) {
    return known->second;
  }
  workspace::Request request{.folder = folder, .complain = [](std::string_view) {}};
  auto catalog = workspace::Catalog::Load(catalog_, request);
  if (catalog == nullptr) {
    // What is wrong in rules of one's own takes the others nothing.
    request.isolated = true;
    catalog = workspace::Catalog::Load(catalog_, request);
  }
  const auto read = [](const std::string& path) {
    return files::ReadIfThere(path, MostSettingsBytes);
  };
  config::ConfigTree settings(catalog->rules(), config::Layer{}, read, catalog->homes());
  return folders_.emplace(folder, FolderRules{std::move(catalog), std::move(settings)})
      .first->second;
}

// The folder of the chart that a file lies in; empty outside of charts.
static std::string ChartAround(const std::string& path) {
  for (std::string folder = files::FolderOf(path); !folder.empty();
       folder = files::FolderOf(folder)) {
    if (files::HasChart(folder)) {
      return folder;
    }
    if (folder == "/") {
      break;
    }
  }
  return "";
}

std::string FileLinter::ChartOf(const Document& document) {
  return document.path().empty() ? "" : ChartAround(document.path());
}

bool FileLinter::IsPartOfChart(const Document& document) {
  return !ChartOf(document).empty();
}

static files::FileKind KindOf(const Document& document) {
  if (document.path().empty()) {
    return document.language() == "dockerfile" ? files::FileKind::Dockerfile
           : document.language() == "yaml"     ? files::FileKind::Manifest
                                               : files::FileKind::Other;
  }
  files::Place place;
  const auto chart = ChartAround(document.path());
  if (!chart.empty()) {
    place = {chart, document.path().substr(chart.size() + 1)};
  }
  return files::Classify(document.path(), document.text(), place);
}

bool FileLinter::IsDockerfile(const Document& document) {
  return KindOf(document) == files::FileKind::Dockerfile;
}

std::optional<Findings> FileLinter::Lint(const Document& document) {
  const auto kind = KindOf(document);
  const bool dockerfile = kind == files::FileKind::Dockerfile;
  const bool chart = IsPartOfChart(document);
  if (!dockerfile && (kind != files::FileKind::Manifest || chart)) {
    return std::nullopt;
  }
  const auto& path = document.path();
  if (!path.empty() && workspace::Namesakes().FolderNaming(path)) {
    return std::nullopt;
  }
  const auto place = path.empty() ? files::WorkingFolder() + "/untitled" : path;
  auto& [catalog, settings] = RulesOf(files::FolderOf(place));
  auto& config = dockerfile ? settings.ForDockerfile(place) : settings.ForFile(place);
  if (config.Excludes(place, EntryKind::File)) {
    return Findings{.version = document.version()};
  }
  const auto& run = settings.ForFolder(files::FolderOf(place)).run();
  const bool heed = run.inline_allow.value_or(true);
  const std::vector<engine::Input> inputs = {
      {.source = &document.source(),
       .rules = &config.RulesFor(place),
       .language = dockerfile ? engine::Language::Dockerfile : engine::Language::Yaml,
       .pragmas = config.dockerfiles().heeds_pragmas ? engine::Pragmas::Heeded
                                                     : engine::Pragmas::Ignored}};
  auto outcome = engine::Run(
      inputs, {.catalog = catalog->rules(),
               .own = catalog->own(),
               .allowances = heed ? engine::Allowances::Honoured : engine::Allowances::Ignored,
               .today = Today()});
  return Findings{.version = document.version(),
                  .own = document.source().id,
                  .findings = std::move(outcome.findings),
                  .catalog = catalog};
}

schema::Versions FileLinter::ChosenVersions(const Document& document) {
  const auto& path = document.path();
  const auto folder = path.empty() ? files::WorkingFolder() : files::FolderOf(path);
  const auto& chosen = RulesOf(folder).settings.ForFolder(folder).run().kube_versions;
  return chosen ? schema::BitsOf({chosen->oldest.minor, chosen->newest.minor})
                : schema::Versions{0};
}

FolderLinter::FolderLinter(std::span<const Rule> catalog, std::function<void(Results)> done)
    : catalog_(catalog), done_(std::move(done)), thread_([this] { Work(); }) {}

FolderLinter::~FolderLinter() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  asked_.notify_all();
  thread_.join();
}

void FolderLinter::Ask(std::vector<std::string> folders, Documents documents) {
  {
    const std::lock_guard lock(mutex_);
    question_ = Question{std::move(folders), std::move(documents)};
  }
  asked_.notify_all();
}

void FolderLinter::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    asked_.wait(lock, [this] { return stop_ || question_.has_value(); });
    // Until nobody types any more.
    while (!stop_ && asked_.wait_for(lock, Pause) == std::cv_status::no_timeout) {
    }
    if (stop_) {
      return;
    }
    if (!question_) {
      continue;
    }
    const auto question = std::move(*question_);
    question_.reset();
    lock.unlock();
    done_(Lint(question));
    lock.lock();
  }
}

// Copies what labels of a finding point to.
static void AddOthers(const Diagnostic& finding, const workspace::Sources& sources,
                      std::map<FileId, FilePlace>& known, Findings& into) {
  const auto add = [&](const Span& span) {
    const auto index = static_cast<std::size_t>(span.file);
    if (span.file == into.own || index >= sources.files.size()) {
      return;
    }
    auto& place = known[span.file];
    if (place.text == nullptr) {
      place = {sources.absolute[index],
               std::make_shared<const std::string>(sources.files[index].text)};
    }
    into.others[span.file] = place;
  };
  for (const auto* labels : {&finding.labels, &finding.way}) {
    for (const Label& label : *labels) {
      add(label.span);
    }
  }
  for (const Fix& fix : finding.fixes) {
    for (const Edit& edit : fix.edits) {
      add(edit.span);
    }
  }
}

std::shared_ptr<const workspace::LintRun> ReadFolders(std::vector<std::string> folders,
                                                      const Documents& documents,
                                                      std::span<const Rule> catalog) {
  workspace::Request request{.paths = std::move(folders)};
  request.folder = request.paths.empty() ? "" : request.paths.front();
  request.complain = [](std::string_view) {};
  for (const auto& [uri, document] : documents) {
    if (!document->path().empty()) {
      request.overlays[document->path()] = document->text();
    }
  }
  return workspace::LintRun::Load(std::move(request), catalog);
}

FolderLinter::Results FolderLinter::Lint(const Question& question) const {
  Results results{.run = ReadFolders(question.folders, question.documents, catalog_)};
  const auto& run = results.run;
  if (run == nullptr) {
    return results;
  }
  std::map<std::string, const Document*> by_path;
  for (const auto& [uri, document] : question.documents) {
    if (!document->path().empty()) {
      by_path[document->path()] = document.get();
    }
  }
  const auto& sources = run->sources();
  std::map<FileId, Findings*> by_id;
  for (std::size_t i = 0; i < sources.files.size(); ++i) {
    const auto open = by_path.find(sources.absolute[i]);
    if (open != by_path.end()) {
      auto& findings = results.findings[open->second->uri()];
      findings.version = open->second->version();
      findings.catalog = run->catalog();
      findings.own = sources.files[i].id;
      by_id[findings.own] = &findings;
    }
  }
  std::map<FileId, FilePlace> known;
  auto outcome = run->Lint();
  for (auto& finding : outcome.findings) {
    const auto open = by_id.find(finding.span.file);
    if (open != by_id.end()) {
      AddOthers(finding, sources, known, *open->second);
      open->second->findings.push_back(std::move(finding));
    }
  }
  return results;
}

}  // namespace linter::lsp
