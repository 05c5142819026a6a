// One run of the rules, of what proves rows and of what names their subjects, and a walk over the
// other files; from these the answers.

#include "linter/workspace/assess.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "linter/config/mistake.h"
#include "linter/files/bytes.h"
#include "linter/files/discover.h"
#include "linter/files/repository.h"
#include "linter/readiness/other_files.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"
#include "linter/text/line_index.h"
#include "linter/workspace/assess_checklist.h"

namespace linter::workspace {

using readiness::Evidence;

constexpr std::size_t MostBytes = 1U << 20U;
constexpr std::size_t MostFiles = 100000;
constexpr std::size_t MostExcerpt = 200;

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower;
}

static std::vector<std::string> SplitNames(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    names.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

// A path of evidence counts from the folder of the records, or from that of the repository.
static bool IsThere(const std::string& evidence, const std::string& records) {
  const auto folder = files::FolderOf(files::Absolute(records));
  const auto root = files::RepositoryRoot(folder);
  return files::IsPlainFile(files::Join(folder, evidence)) ||
         (root && files::IsPlainFile(files::Join(*root, evidence)));
}

static bool ReadRecords(const AssessRequest& request, std::string_view today,
                        const files::Discovery& discovery, Assessed& assessed) {
  auto path = request.attestations;
  for (const auto& candidate : discovery.candidates) {
    const auto name = candidate.path.substr(candidate.path.rfind('/') + 1);
    if (path.empty() && (name == "readiness.yaml" || name == ".readiness.yaml")) {
      path = candidate.path;
    }
  }
  if (path.empty()) {
    return true;
  }
  const auto file = ReadSource(request.lint, path);
  if (!file) {
    return false;
  }
  assessed.attestations = readiness::ReadAttestations(*file, assessed.checklist, today);
  for (const auto& record : assessed.attestations.records) {
    const auto evidence = record.evidence.substr(0, record.evidence.find('#'));
    const bool local = !evidence.empty() && evidence.find("://") == std::string::npos;
    if (local && !IsThere(evidence, path)) {
      assessed.attestations.flaws.push_back(
          {record.place, fmt::format("the evidence `{}` is no file here", evidence)});
    }
  }
  for (const auto& flaw : assessed.attestations.flaws) {
    Tell(request.lint, *file, flaw);
  }
  return assessed.attestations.flaws.empty();
}

// A path as it is below the folder that was named.
static std::string Below(const files::Candidate& candidate, const std::vector<std::string>& roots) {
  for (const auto& root : roots) {
    if (files::IsBelow(candidate.absolute, root) && candidate.absolute.size() > root.size()) {
      return candidate.absolute.substr(root.size() + (root.ends_with('/') ? 0 : 1));
    }
  }
  return candidate.path;
}

// What the objects of the run say that other files are compared with.
static readiness::KnownObjects KnownOf(const std::vector<readiness::Witness>& witnesses) {
  readiness::KnownObjects known;
  for (const auto& witness : witnesses) {
    const auto& finding = *witness.finding;
    const auto& object = finding.object;
    if (finding.rule->id == "watched-servers") {
      known.servers.push_back({object, {SplitNames(finding.message), object.name_space}});
    } else if (finding.rule->id == "variables" && finding.way.empty() && finding.renders.empty() &&
               witness.path.find("templates/") == std::string::npos) {
      // Who installs a chart sets its values, not the variables that it makes of them.
      known.variables.emplace(
          finding.message,
          Evidence{.path = witness.path, .line = witness.line, .excerpt = witness.excerpt});
    } else if (finding.rule->id == readiness::ScopeId(readiness::Subjects::Workloads)) {
      known.workloads.insert(Lower(object.kind) + "/" + object.name);
      known.manifests.insert(witness.path);
    }
  }
  return known;
}

// What other files of the repository say.
static std::vector<readiness::Hint> FindHints(const readiness::Checklist& checklist,
                                              readiness::KnownObjects known,
                                              const files::Discovery& discovery,
                                              const std::vector<std::string>& roots,
                                              Environments environments) {
  std::map<std::string, std::string> below;
  std::map<std::string, std::string> absolute;
  const auto most = std::min(discovery.candidates.size(), MostFiles);
  for (std::size_t i = 0; i < most; ++i) {
    const auto& candidate = discovery.candidates[i];
    below[candidate.path] = Below(candidate, roots);
    absolute[candidate.path] = candidate.absolute;
  }
  std::set<std::string> manifests;
  for (const auto& path : known.manifests) {
    const auto found = below.find(path);
    manifests.insert(found == below.end() ? path : found->second);
  }
  known.manifests = std::move(manifests);
  readiness::OtherFiles others(checklist, known);
  for (std::size_t i = 0; i < most; ++i) {
    const auto& candidate = discovery.candidates[i];
    const auto& path = below[candidate.path];
    if (!others.Wants(path)) {
      continue;
    }
    auto bytes = files::ReadBytes(candidate.absolute, MostBytes);
    if (bytes) {
      others.Read(path, SourceFile{FileId(0), candidate.path, std::move(bytes->text)});
    }
  }
  auto hints = others.Take();
  for (auto& hint : hints) {
    hint.environments = environments.OfFile(absolute[hint.evidence.path]);
  }
  return hints;
}

static std::vector<readiness::Witness> WitnessesOf(const engine::Outcome& outcome,
                                                   const Sources& sources) {
  std::vector<readiness::Witness> witnesses;
  std::map<std::size_t, LineIndex> indexes;
  for (const auto& finding : outcome.findings) {
    const bool elsewhere =
        !finding.labels.empty() && finding.labels.front().text == readiness::Shown;
    const auto& span = elsewhere ? finding.labels.front().span : finding.span;
    const auto id = static_cast<std::size_t>(span.file);
    const auto& file = sources.files[id];
    auto known = indexes.find(id);
    if (known == indexes.end()) {
      known = indexes.emplace(id, LineIndex(file.text)).first;
    }
    const auto line = known->second.At(span.begin, ColumnUnit::CodePoint).line;
    const auto excerpt = known->second.Line(line).substr(0, MostExcerpt);
    witnesses.push_back({&finding, file.path, line, std::string(excerpt)});
  }
  return witnesses;
}

static void ListServers(const std::vector<readiness::Witness>& witnesses,
                        const std::string& environment, readiness::Assessment& assessment) {
  std::set<std::array<std::string, 3>> seen;
  for (const auto& witness : witnesses) {
    const auto& object = witness.finding->object;
    const bool here = readiness::ShowsIn(*witness.finding, environment);
    if (witness.finding->rule->id == readiness::ScopeId(readiness::Subjects::Servers) && here &&
        seen.insert({object.kind, object.name, object.name_space}).second) {
      assessment.servers.push_back({object.kind, object.name, object.name_space});
    }
  }
}

// The rules that have a say, what proves rows, and what names subjects.
static std::vector<std::string> RulesToRun(const readiness::Checklist& checklist,
                                           std::span<const Rule> catalog) {
  std::vector<std::string> ids;
  std::set<std::string_view> named;
  for (const auto* row : checklist.Rows()) {
    if (row->rules) {
      named.insert(row->rules->begin(), row->rules->end());
    }
    for (const auto& evidence : row->objects) {
      ids.push_back(evidence.rule->id);
    }
  }
  for (const auto& rule : catalog) {
    const bool asked = std::any_of(rule.profiles.begin(), rule.profiles.end(), [](Profile profile) {
      return profile == Profile::Default || profile == Profile::Production;
    });
    if (named.contains(rule.id) || readiness::IsAside(rule) || asked) {
      ids.emplace_back(rule.id);
    }
  }
  return ids;
}

// What was asked for, and beside it every environment.
static void FillColumns(const Environments& environments, Assessed& assessed,
                        readiness::Knowledge& knowledge) {
  auto& assessment = assessed.assessment;
  const auto asked = knowledge.environment;
  assessment.columns.push_back({asked, readiness::Judge(assessed.checklist, knowledge)});
  for (const auto& name : environments.Deployed()) {
    if (name != asked) {
      knowledge.environment = name;
      assessment.columns.push_back({name, readiness::Judge(assessed.checklist, knowledge)});
    }
  }
  if (environments.names().empty()) {
    assessment.assumptions.emplace_back(
        "No environment is named by settings, folders or files; everything is taken for "
        "production.");
  } else if (environments.assumed()) {
    auto sentence = environments.Assumption() + ".";
    sentence.front() = 'E';
    assessment.assumptions.push_back(std::move(sentence));
  }
}

std::unique_ptr<Assessed> Assess(const AssessRequest& request, std::span<const Rule> built_in) {
  auto assessed = std::make_unique<Assessed>();
  auto checklist = LoadChecklist(request, built_in);
  if (!checklist) {
    return nullptr;
  }
  assessed->checklist = std::move(*checklist);
  std::vector<Rule> catalog(built_in.begin(), built_in.end());
  for (auto& aside : Asides()) {
    catalog.push_back(std::move(aside));
  }
  auto lint = request.lint;
  lint.allow_empty = true;
  lint.selection = {};
  lint.selection.select = RulesToRun(assessed->checklist, catalog);
  for (const auto* row : assessed->checklist.Rows()) {
    for (const auto& evidence : row->objects) {
      lint.further_rules.push_back(evidence.rule);
    }
  }
  auto& run = assessed->run = LintRun::Load(lint, catalog);
  files::Request wish{.paths = lint.paths, .names = files::WalkedNames::All};
  if (wish.paths.empty()) {
    wish.paths.emplace_back(".");
  }
  const auto discovery = files::Discover(wish);
  if (run == nullptr || !ReadRecords(request, lint.as_of, discovery, *assessed)) {
    return nullptr;
  }
  assessed->outcome = run->Lint();
  const auto& environments = run->environments();
  const auto environment = environments.Named(request.environment);
  if (!environment && !request.environment.empty() && !environments.names().empty()) {
    lint.complain(environments.Unknown(request.environment));
    return nullptr;
  }
  std::vector<std::string> roots;
  std::transform(wish.paths.begin(), wish.paths.end(), std::back_inserter(roots), files::Absolute);
  auto witnesses = WitnessesOf(assessed->outcome, run->sources());
  auto hints = FindHints(assessed->checklist, KnownOf(witnesses), discovery, roots, environments);
  readiness::Knowledge knowledge{.witnesses = std::move(witnesses),
                                 .hints = std::move(hints),
                                 .records = assessed->attestations.records,
                                 .environment = environment.value_or(request.environment),
                                 .today = lint.as_of};
  const auto& texts = run->sources().files;
  knowledge.mentions = [&texts](std::string_view text) {
    return std::any_of(texts.begin(), texts.end(), [&](const SourceFile& file) {
      return file.text.find(text) != std::string::npos;
    });
  };
  auto& assessment = assessed->assessment;
  assessment.checklist = &assessed->checklist;
  assessment.today = lint.as_of;
  assessment.version = request.version;
  ListServers(knowledge.witnesses, knowledge.environment, assessment);
  FillColumns(environments, *assessed, knowledge);
  const auto violations = assessment.Violations();
  for (const auto& finding : assessed->outcome.findings) {
    if (violations.contains(&finding)) {
      assessed->violations.push_back(finding);
    }
  }
  return assessed;
}

}  // namespace linter::workspace
