// Overlays are built, what comes out is checked as files are, and every finding is led back to what
// a person wrote. Printed objects are files of a run of their own; their ids mean nothing outside
// of it.

#include "linter/engine/overlay_run.h"

#include <deque>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "linter/engine/allowance.h"
#include "linter/engine/dispatch.h"
#include "linter/engine/kustomization_run.h"
#include "linter/engine/parallel.h"
#include "linter/engine/silence.h"
#include "linter/kustomize/print.h"
#include "linter/kustomize/written_place.h"
#include "linter/yaml/document.h"

namespace linter::engine {

// What was found in one overlay, at the places that a person wrote.
struct OverlayFindings {
  Outcome outcome;
  // Of each finding: the object that it was found in.
  std::vector<std::size_t> objects;
  KustomizationRun::Build build;
};

static const RuleSet& RulesOf(const OverlaySet& set, FileId file) {
  static const RuleSet none;
  const auto found = set.rules.find(file);
  return found == set.rules.end() ? none : *found->second;
}

// Leads the findings of one run over printed objects to what was written.
class Leader {
 public:
  Leader(const OverlaySet& set, const kustomize::Overlay& overlay,
         const std::deque<SourceFile>& printed) {
    for (const auto& [path, source] : set.files) {
      if (source != nullptr) {
        sources_[source->id] = source;
      }
    }
    for (std::size_t i = 0; i < printed.size(); ++i) {
      places_.emplace_back(*overlay.resources[i].root, printed[i]);
    }
  }

  void Lead(Diagnostic& finding) {
    std::vector<Label> labels;
    for (const auto& label : finding.labels) {
      labels.push_back({PlacesOf(label.span.file).Find(label.span), label.text});
    }
    finding.labels = std::move(labels);
    std::vector<Fix> fixes;
    for (const auto& fix : finding.fixes) {
      Fix written{fix.title, fix.safety, {}};
      for (const auto& edit : fix.edits) {
        auto& places = PlacesOf(edit.span.file);
        const auto source = sources_.find(places.Find(edit.span).file);
        auto found =
            source == sources_.end() ? std::nullopt : places.FindEdit(edit, *source->second);
        if (found) {
          written.edits.push_back(std::move(*found));
        }
      }
      if (written.edits.size() == fix.edits.size()) {
        fixes.push_back(std::move(written));
      }
    }
    finding.fixes = std::move(fixes);
    finding.span = PlacesOf(finding.span.file).Find(finding.span);
  }

 private:
  kustomize::WrittenPlaces& PlacesOf(FileId object) {
    return places_[static_cast<std::size_t>(object)];
  }

  std::map<FileId, const SourceFile*> sources_;
  std::deque<kustomize::WrittenPlaces> places_;
};

static OverlayFindings CheckOverlay(const OverlaySet& set, const OverlayInput& input,
                                    const kustomize::FileProvider& provider,
                                    const Options& options) {
  const auto overlay = kustomize::Build(input.folder, provider);
  OverlayFindings findings;
  findings.build = KustomizationRun::Extract(overlay, input);
  std::deque<SourceFile> printed;
  std::vector<Input> inputs;
  for (const auto& resource : overlay.resources) {
    const auto id = static_cast<FileId>(printed.size());
    printed.push_back({id, input.name, kustomize::PrintYaml(*resource.root)});
    inputs.push_back({&printed.back(), &RulesOf(set, resource.root->span.file)});
  }
  auto options_of_one = options;
  options_of_one.threads = 1;
  findings.outcome = Run(inputs, options_of_one);
  Leader leader(set, overlay, printed);
  for (auto& finding : findings.outcome.findings) {
    findings.objects.push_back(static_cast<std::size_t>(finding.span.file));
    leader.Lead(finding);
  }
  return findings;
}

// The faults of one rule at one place, in all overlays.
struct OverlayBucket {
  std::vector<Diagnostic> faults;
  // By fault: in which overlays it shows.
  std::vector<std::set<std::size_t>> overlays;
  // Overlay and object that were counted last, and how many faults it had.
  std::tuple<std::size_t, std::size_t> group = {};
  std::size_t next = 0;
};

using Buckets = std::map<std::tuple<Span, const Rule*>, OverlayBucket>;

static void Keep(OverlayFindings& found, std::size_t overlay, Buckets& buckets) {
  for (std::size_t i = 0; i < found.outcome.findings.size(); ++i) {
    auto& finding = found.outcome.findings[i];
    auto& bucket = buckets[{finding.span, finding.rule}];
    const std::tuple group{overlay + 1, found.objects[i]};
    if (bucket.group != group) {
      bucket.group = group;
      bucket.next = 0;
    }
    if (bucket.next == bucket.faults.size()) {
      bucket.faults.push_back(std::move(finding));
      bucket.overlays.emplace_back();
    }
    bucket.overlays[bucket.next].insert(overlay);
    ++bucket.next;
  }
}

// Where several overlays are built of a file, a finding in it says which of them show it.
static std::vector<Diagnostic> Collect(Buckets& buckets, const std::vector<OverlayFindings>& all,
                                       const OverlaySet& set) {
  std::map<FileId, std::size_t> users;
  for (const auto& each : all) {
    for (const auto file : each.build.files) {
      ++users[file];
    }
  }
  std::vector<Diagnostic> findings;
  for (auto& [key, bucket] : buckets) {
    for (std::size_t i = 0; i < bucket.faults.size(); ++i) {
      auto& fault = bucket.faults[i];
      std::set<std::string> environments;
      for (const auto overlay : bucket.overlays[i]) {
        const auto& of_one = set.overlays[overlay].environments;
        environments.insert(of_one.begin(), of_one.end());
      }
      fault.environments.assign(environments.begin(), environments.end());
      if (users[fault.span.file] > 1) {
        for (const auto overlay : bucket.overlays[i]) {
          fault.renders.push_back(set.overlays[overlay].name);
        }
      }
      findings.push_back(std::move(fault));
    }
  }
  return findings;
}

// What the written files have themselves, and what their comments allow.
static void CheckWritten(const OverlaySet& set, const Options& options, Outcome& outcome) {
  std::map<FileId, std::vector<Diagnostic>> by_file;
  for (auto& finding : outcome.findings) {
    by_file[finding.span.file].push_back(std::move(finding));
  }
  outcome.findings.clear();
  const RuleNames names(options.catalog);
  for (const auto& [path, source] : set.files) {
    if (source == nullptr || !set.rules.contains(source->id)) {
      continue;
    }
    auto& found = by_file[source->id];
    const Dispatch dispatch(RulesOf(set, source->id), options.own);
    const auto stream = yaml::Parse(*source);
    for (const auto& problem : stream.problems) {
      dispatch.Check(problem, found);
    }
    if (options.allowances == Allowances::Honoured) {
      AllowanceList list;
      ReadComments(*source, stream, names, options.today, list);
      const auto silenced = Silence(found, list, dispatch, options.world);
      outcome.suppressed += silenced.count;
      for (const auto& problem : list.problems) {
        dispatch.Check(problem, found);
      }
    }
  }
  for (auto& [file, found] : by_file) {
    std::move(found.begin(), found.end(), std::back_inserter(outcome.findings));
  }
}

Outcome RunOverlays(const OverlaySet& set, const Options& options) {
  std::vector<OverlayFindings> all(set.overlays.size());
  kustomize::StreamCache streams;
  auto provider = set.provider;
  provider.streams = &streams;
  ForEach(all.size(), options.threads,
          [&](std::size_t i) { all[i] = CheckOverlay(set, set.overlays[i], provider, options); });
  Outcome outcome;
  Buckets buckets;
  for (std::size_t i = 0; i < all.size(); ++i) {
    outcome.documents += all[i].outcome.documents;
    outcome.objects += all[i].outcome.objects;
    outcome.suppressed += all[i].outcome.suppressed;
    Keep(all[i], i, buckets);
  }
  outcome.findings = Collect(buckets, all, set);
  KustomizationRun kustomizations;
  for (const auto& each : all) {
    kustomizations.Add(each.build);
  }
  auto found = kustomizations.Check(set, options);
  std::move(found.begin(), found.end(), std::back_inserter(outcome.findings));
  CheckWritten(set, options, outcome);
  Sort(outcome.findings);
  return outcome;
}

}  // namespace linter::engine
