// A run in three steps: every file is parsed (in parallel), all objects are joined into a project,
// and every file is checked against it (in parallel). What a file's findings need from other files
// is there before the first check starts.

#include "linter/engine/run.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <tuple>

#include "linter/docker/build_view.h"
#include "linter/engine/allowance.h"
#include "linter/engine/definitions.h"
#include "linter/engine/dispatch.h"
#include "linter/engine/object_faults.h"
#include "linter/engine/parallel.h"
#include "linter/engine/silence.h"
#include "linter/images/image_link.h"
#include "linter/yaml/document.h"

namespace linter::engine {

// One file while it is looked at.
struct Unit {
  const Input* input = nullptr;
  yaml::Stream stream;
  std::unique_ptr<docker::BuildView> build;
  std::vector<const k8s::Object*> objects;
  const Dispatch* dispatch = nullptr;
  std::vector<Diagnostic> findings;
  Silenced silenced;
  std::map<KindName, std::size_t> unknown_kinds;
};

static bool KeepsFromReading(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::Unreadable:
    case ProblemKind::TooLarge:
    case ProblemKind::Encoding:
    case ProblemKind::Syntax:
    case ProblemKind::DockerfileSyntax:
    case ProblemKind::DockerfileWithoutStage:
    case ProblemKind::TooDeep:
    case ProblemKind::UndefinedAlias:
    case ProblemKind::AliasExpansion:
      return true;
    default:
      return false;
  }
}

static void Parse(Unit& unit) {
  const auto& input = *unit.input;
  auto& problems = unit.stream.problems;
  if (input.language == Language::Dockerfile) {
    unit.build = std::make_unique<docker::BuildView>(*input.source, input.ignore_files);
    problems = unit.build->dockerfile().problems;
  } else {
    unit.stream = yaml::Parse(*input.source);
  }
  problems.insert(problems.begin(), unit.input->problems.begin(), unit.input->problems.end());
}

// Objects of broken documents are left out: what they seem to lack may be what could not be read.
static void Join(std::vector<Unit>& units, k8s::Project& project) {
  std::size_t seen = 0;
  for (auto& unit : units) {
    for (const auto& document : unit.stream.documents) {
      if (!document.broken()) {
        project.Add(document);
      }
    }
    for (; seen < project.objects().size(); ++seen) {
      unit.objects.push_back(&project.objects()[seen]);
    }
  }
}

// Of a list in the order of the file the one whose span covers a place; null where none does.
template <typename Item, typename SpanOf>
static const Item* Covering(const std::vector<Item>& items, const Span& place, SpanOf span_of) {
  const auto behind = std::partition_point(items.begin(), items.end(), [&](const Item& each) {
    return span_of(each).begin <= place.begin;
  });
  if (behind != items.begin() && span_of(*std::prev(behind)).Covers(place)) {
    return &*std::prev(behind);
  }
  // An alias may put what is written before behind others.
  const auto found = std::find_if(items.begin(), behind,
                                  [&](const Item& each) { return span_of(each).Covers(place); });
  return found == behind ? nullptr : &*found;
}

// The object that a finding is about, and the path of its place inside it.
static void Locate(const Unit& unit, Diagnostic& finding) {
  const auto* const object = Covering(unit.objects, finding.span, [](const k8s::Object* each) {
    return each->root().deepest().span();
  });
  if (object != nullptr) {
    finding.object = {std::string((*object)->api_version()), std::string((*object)->kind()),
                      std::string((*object)->name_space()), std::string((*object)->name())};
  }
  const auto* const document = Covering(unit.stream.documents, finding.span,
                                        [](const yaml::Document& each) { return each.span(); });
  if (document != nullptr) {
    const auto node = document->NodeAt(finding.span.begin);
    finding.pointer = node ? node->Pointer() : "";
  }
}

void Sort(std::vector<Diagnostic>& findings) {
  const auto key = [](const Diagnostic& each) {
    return std::tie(each.span.file, each.span.begin, each.span.end, each.rule->id, each.message);
  };
  std::sort(findings.begin(), findings.end(), [&](const Diagnostic& left, const Diagnostic& right) {
    return key(left) < key(right);
  });
  // An alias makes the same text a part of two objects, and the same finding twice.
  const auto same = [&](const Diagnostic& left, const Diagnostic& right) {
    return key(left) == key(right);
  };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

static void Allow(Unit& unit, const Options& options) {
  AllowanceList list;
  const RuleNames names(options.catalog);
  if (unit.build) {
    ReadComments(*unit.build, names, options.today, list);
    if (unit.input->pragmas == Pragmas::Heeded) {
      ReadPragmas(unit.build->dockerfile(), names, list);
    }
  } else {
    ReadComments(*unit.input->source, unit.stream, names, options.today, list);
  }
  for (const auto* object : unit.objects) {
    ReadAnnotations(*object, names, options.today, list);
  }
  unit.silenced = Silence(unit.findings, list, *unit.dispatch, options.world);
  for (const auto& problem : list.problems) {
    unit.dispatch->Check(problem, unit.findings);
  }
}

static void Compare(const k8s::Object& object, const Definitions& definitions,
                    const schema::VersionRange& versions, Unit& unit) {
  for (const auto& fault : FaultsOf(object, versions, definitions)) {
    unit.dispatch->Check(fault, unit.findings);
  }
  // Kustomize reads its own kinds itself.
  if (!IsBuiltIn(object) && !definitions.Know(object) &&
      object.group() != "kustomize.config.k8s.io") {
    ++unit.unknown_kinds[{std::string(object.api_version()), std::string(object.kind())}];
  }
}

static void Check(Unit& unit, const Definitions& definitions, const Options& options) {
  for (const auto& problem : unit.stream.problems) {
    unit.dispatch->Check(problem, unit.findings);
  }
  if (unit.build) {
    unit.dispatch->Check(*unit.build, unit.findings);
    HeedCheckError(unit.build->dockerfile(), unit.findings);
  }
  for (const auto* object : unit.objects) {
    unit.dispatch->Check(*object, unit.findings);
    if (const auto* workload = object->project().WorkloadOf(*object)) {
      unit.dispatch->Check(*workload, unit.findings);
    }
    if (unit.dispatch->WantsFaults()) {
      Compare(*object, definitions, options.versions, unit);
    }
  }
  if (options.allowances == Allowances::Honoured) {
    Allow(unit, options);
  }
  for (auto& finding : unit.findings) {
    Locate(unit, finding);
  }
  Sort(unit.findings);
}

// Rules that look at the run as a whole run once for it, under the settings of the first file that
// wants them; files that do not want them keep quiet.
static void CheckProject(const k8s::Project& project, std::vector<Unit>& units) {
  std::map<const Rule*, const ActiveRule*> active;
  for (const auto& unit : units) {
    for (const auto* rule : unit.dispatch->project_rules()) {
      active.emplace(rule->rule, rule);
    }
  }
  for (const auto& [rule, settings] : active) {
    std::vector<Diagnostic> found;
    Report report(*rule, settings->settings, found);
    std::get<CheckOf<k8s::Project>>(rule->check)(project, report);
    for (auto& finding : found) {
      auto& unit = units[static_cast<std::size_t>(finding.span.file)];
      if (unit.dispatch->Runs(*rule)) {
        unit.findings.push_back(std::move(finding));
      }
    }
  }
}

// Findings go to the files that they point at, under the settings of the container's.
static void CheckImages(const k8s::Project& project, std::vector<Unit>& units) {
  std::vector<const SourceFile*> files;
  std::vector<const docker::BuildView*> builds;
  for (const auto& unit : units) {
    files.push_back(unit.input->source);
    if (unit.build) {
      builds.push_back(unit.build.get());
    }
  }
  if (builds.empty()) {
    return;
  }
  for (const auto& link : images::LinkImages(project, files, builds)) {
    const auto& holder = units[static_cast<std::size_t>(link.container().slot().span().file)];
    std::vector<Diagnostic> found;
    holder.dispatch->Check(link, found);
    for (auto& finding : found) {
      units[static_cast<std::size_t>(finding.span.file)].findings.push_back(std::move(finding));
    }
  }
}

Outcome Run(std::span<const Input> inputs, const Options& options) {
  std::map<const RuleSet*, std::unique_ptr<Dispatch>> dispatches;
  std::vector<Unit> units(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    auto& dispatch = dispatches[inputs[i].rules];
    if (!dispatch) {
      dispatch = std::make_unique<Dispatch>(*inputs[i].rules, options.own);
    }
    units[i].input = &inputs[i];
    units[i].dispatch = dispatch.get();
  }
  ForEach(units.size(), options.threads, [&](std::size_t i) { Parse(units[i]); });
  k8s::Project project(options.world);
  Join(units, project);
  CheckProject(project, units);
  CheckImages(project, units);
  const Definitions definitions(project, options.definitions, options.elsewhere);
  ForEach(units.size(), options.threads,
          [&](std::size_t i) { Check(units[i], definitions, options); });

  Outcome outcome;
  outcome.objects = project.objects().size();
  for (auto& unit : units) {
    outcome.documents += unit.stream.documents.size();
    outcome.suppressed += unit.silenced.count;
    for (const auto& [kind, objects] : unit.unknown_kinds) {
      outcome.unknown_kinds[kind] += objects;
    }
    outcome.used_allowances.insert(outcome.used_allowances.end(), unit.silenced.used.begin(),
                                   unit.silenced.used.end());
    const auto& problems = unit.stream.problems;
    outcome.unreadable +=
        std::any_of(problems.begin(), problems.end(),
                    [](const Problem& each) { return KeepsFromReading(each.kind); })
            ? 1
            : 0;
    std::move(unit.findings.begin(), unit.findings.end(), std::back_inserter(outcome.findings));
  }
  return outcome;
}

}  // namespace linter::engine
