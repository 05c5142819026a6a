#include "linter/engine/chart_findings.h"

#include <algorithm>
#include <variant>

#include "linter/engine/silence.h"
#include "linter/engine/template_comments.h"

namespace linter::engine {

static bool IsOfProblem(const Rule& rule) {
  return std::holds_alternative<CheckOf<Problem>>(rule.check);
}

// The text that a place stands in: that of another document where the finding is about two.
static const gotemplate::Text& TextOf(const Manifests& manifests, FileId document) {
  return manifests[static_cast<std::size_t>(document)]->content;
}

static std::vector<Label> LabelsOf(const Diagnostic& finding, const Manifests& manifests,
                                   helm::Provenance& provenance) {
  std::vector<Label> labels;
  for (const auto& label : finding.labels) {
    const auto& text = TextOf(manifests, label.span.file);
    if (const auto place = provenance.Find(text, Place(label.span))) {
      labels.push_back({place->span, label.text});
    }
  }
  return labels;
}

// Fixes of which every edit is one of a written place.
static std::vector<Fix> FixesOf(const Diagnostic& finding, const Manifests& manifests,
                                const helm::Provenance& provenance) {
  std::vector<Fix> fixes;
  for (const auto& fix : finding.fixes) {
    Fix written{fix.title, fix.safety, {}};
    for (const auto& edit : fix.edits) {
      if (auto found = provenance.FindEdit(TextOf(manifests, edit.span.file), edit)) {
        written.edits.push_back(std::move(*found));
      }
    }
    if (written.edits.size() == fix.edits.size()) {
      fixes.push_back(std::move(written));
    }
  }
  return fixes;
}

// What an action prints is quoted by itself.
static std::optional<Fix> QuoteAction(const Span& place, const ChartInput& chart) {
  constexpr std::string_view Space = " \t";
  for (const auto& file : chart.files) {
    if (file.source->id != place.file) {
      continue;
    }
    const auto text = file.source->Text(place);
    if (!text.starts_with("{{") || text.find("}}") != text.size() - 2) {
      return std::nullopt;
    }
    auto end = text.size() - (text.ends_with("-}}") ? 3 : 2);
    end = text.find_last_not_of(Space, end - 1) + 1;
    const auto at = place.begin + static_cast<std::uint32_t>(end);
    return Fix{"quote what it prints", Safety::Safe, {{{place.file, at, at}, " | quote"}}};
  }
  return std::nullopt;
}

Span ChartFindings::Beginning(const helm::Manifest& manifest) const {
  const auto slash = manifest.path.find('/');
  const auto path = manifest.path.substr(slash == std::string::npos ? 0 : slash + 1);
  for (const auto& file : chart_.files) {
    if (file.path == path) {
      return {file.source->id, 0, 0};
    }
  }
  return {chart_.files.front().source->id, 0, 0};
}

void ChartFindings::Lead(Diagnostic& finding, const Manifests& manifests,
                         helm::Provenance& provenance) {
  const auto& manifest = *manifests[static_cast<std::size_t>(finding.span.file)];
  const bool broken = IsOfProblem(*finding.rule);
  auto place = broken ? provenance.FindAction(manifest.content, finding.span)
                      : provenance.Find(manifest.content, finding.span);
  if (!place) {
    place = helm::WrittenPlace{Beginning(manifest), {}};
  }
  finding.labels = LabelsOf(finding, manifests, provenance);
  finding.fixes = FixesOf(finding, manifests, provenance);
  if (finding.span.form) {
    const auto quoted = QuoteAction(place->span, chart_);
    finding.fixes = quoted ? std::vector<Fix>{*quoted} : finding.fixes;
  }
  finding.span = place->span;
  for (const auto& step : place->way) {
    if (step.precedes) {
      finding.way.push_back({step.span, step.text});
    }
  }
  if (!place->way.empty()) {
    finding.way.push_back({place->span, finding.message});
  }
  for (const auto& step : place->way) {
    finding.labels.push_back({step.span, step.text});
    if (!step.precedes) {
      finding.way.push_back({step.span, step.text});
    }
  }
}

// Findings that tell what an object is, and nothing that is wrong: one template may make several.
static bool NamesObjects(const Rule& rule) {
  return rule.category == "scope" || rule.category == "proof";
}

void ChartFindings::Keep(Diagnostic finding, std::size_t render, FileId document) {
  const auto object =
      NamesObjects(*finding.rule) ? finding.object.kind + "/" + finding.object.name : std::string();
  auto& bucket = buckets_[{finding.span, finding.rule, object}];
  const std::tuple group{render, document, finding.object.name};
  if (bucket.group != group) {
    bucket.group = group;
    bucket.next = 0;
  }
  if (bucket.next == bucket.faults.size()) {
    bucket.faults.push_back(std::move(finding));
    bucket.renders.emplace_back();
  }
  bucket.renders[bucket.next].insert(render);
  ++bucket.next;
}

void ChartFindings::Add(std::size_t render, const helm::Rendering& rendering,
                        const Manifests& manifests, Outcome outcome) {
  helm::Provenance provenance(rendering, chart_.files);
  for (const auto& span : outcome.used_allowances) {
    if (const auto place = provenance.FindAction(TextOf(manifests, span.file), span)) {
      used_allowances_.insert(place->span);
    }
  }
  for (auto& finding : outcome.findings) {
    const auto document = finding.span.file;
    Lead(finding, manifests, provenance);
    Keep(std::move(finding), render, document);
  }
  if (render == 0) {
    outcome_.documents = outcome.documents;
    outcome_.objects = outcome.objects;
    outcome_.unknown_kinds = std::move(outcome.unknown_kinds);
    outcome_.unreadable = outcome.unreadable;
    outcome_.suppressed = outcome.suppressed;
  }
}

void ChartFindings::Add(std::vector<Diagnostic> findings) {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    for (std::size_t render = 0; render < chart_.renders.size(); ++render) {
      Keep(findings[i], render, static_cast<FileId>(i));
    }
  }
}

std::vector<std::string> ChartFindings::NamesOf(const std::set<std::size_t>& renders) const {
  std::vector<std::string> names;
  if (renders.size() < chart_.renders.size()) {
    for (const auto index : renders) {
      const auto& name = chart_.renders[index].name;
      names.push_back(name.empty() ? "the chart's own values" : name);
    }
  }
  return names;
}

std::vector<std::string> ChartFindings::EnvironmentsOf(const std::set<std::size_t>& renders) const {
  std::set<std::string> names;
  for (const auto index : renders) {
    const auto& of_one = chart_.renders[index].environments;
    names.insert(of_one.begin(), of_one.end());
  }
  return {names.begin(), names.end()};
}

void ChartFindings::Silence(std::vector<Diagnostic>& findings) {
  std::map<FileId, std::vector<Diagnostic>> by_file;
  for (auto& finding : findings) {
    by_file[finding.span.file].push_back(std::move(finding));
  }
  findings.clear();
  const RuleNames names(options_.catalog);
  for (std::size_t i = 0; i < chart_.files.size(); ++i) {
    const auto& source = *chart_.files[i].source;
    auto& of_file = by_file[source.id];
    const auto comments = CommentsOf(chart_.files[i]);
    if (comments.comments.empty()) {
      continue;
    }
    const Dispatch dispatch(*chart_.rules[i], options_.own);
    AllowanceList list;
    ReadComments(source, comments, names, options_.today, list);
    const auto silenced = engine::Silence(of_file, list, dispatch, options_.world);
    outcome_.suppressed += silenced.count;
    used_allowances_.insert(silenced.used.begin(), silenced.used.end());
    for (const auto& problem : list.problems) {
      dispatch.Check(problem, of_file);
    }
  }
  for (auto& [file, of_file] : by_file) {
    std::move(of_file.begin(), of_file.end(), std::back_inserter(findings));
  }
}

Outcome ChartFindings::Take() {
  for (auto& [key, bucket] : buckets_) {
    for (std::size_t i = 0; i < bucket.faults.size(); ++i) {
      auto& fault = bucket.faults[i];
      fault.renders = NamesOf(bucket.renders[i]);
      fault.environments = EnvironmentsOf(bucket.renders[i]);
      const auto& wanted = chart_.environment;
      if (wanted.empty() || std::find(fault.environments.begin(), fault.environments.end(),
                                      wanted) != fault.environments.end()) {
        outcome_.findings.push_back(std::move(fault));
      }
    }
  }
  if (options_.allowances == Allowances::Honoured) {
    Silence(outcome_.findings);
  }
  std::erase_if(outcome_.findings, [&](const Diagnostic& finding) {
    return IsOfProblem(*finding.rule) && used_allowances_.contains(finding.span);
  });
  Sort(outcome_.findings);
  return std::move(outcome_);
}

}  // namespace linter::engine
