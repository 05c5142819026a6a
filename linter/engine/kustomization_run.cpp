#include "linter/engine/kustomization_run.h"

#include <utility>

#include "linter/engine/dispatch.h"
#include "linter/kustomize/kustomization_view.h"
#include "linter/yaml/document.h"

namespace linter::engine {

using kustomize::FailureKind;

// What is only true of a kustomization when every use of it says so.
static bool TakesAll(FailureKind kind) {
  return kind == FailureKind::IdlePatch || kind == FailureKind::IdleItem ||
         kind == FailureKind::IdleImage || kind == FailureKind::IdleReplacement;
}

KustomizationRun::Build KustomizationRun::Extract(const kustomize::Overlay& overlay,
                                                  const OverlayInput& input) {
  Build build{input.environments, {}, {}, kustomize::CertainOf(overlay.failures)};
  for (const auto& participant : overlay.participants) {
    build.participants.push_back(participant.file->id);
  }
  for (const auto& file : overlay.files) {
    build.files.insert(file.source->id);
  }
  // Something else is to fill the files of an overlay that has no objects.
  if (overlay.resources.empty()) {
    std::erase_if(build.remarks, [](const auto& each) { return TakesAll(each.kind); });
  }
  return build;
}

void KustomizationRun::Add(const Build& build) {
  if (build.participants.empty()) {
    return;
  }
  std::map<FileId, std::size_t> uses;
  for (const auto file : build.participants) {
    ++uses[file];
    auto& participant = participants_[file];
    participant.environments.insert(build.environments.begin(), build.environments.end());
  }
  for (const auto file : build.files) {
    ++builds_[file];
  }
  std::map<Key, std::size_t> counts;
  for (const auto& failure : build.remarks) {
    const auto file = failure.span.file;
    const auto count = ++counts[{failure.span, failure.kind}];
    const auto wanted = TakesAll(failure.kind) && uses.contains(file) ? uses[file] : 1;
    if (count != wanted) {
      continue;
    }
    auto& participant = participants_[uses.contains(file) ? file : build.participants.front()];
    auto& remark = participant.remarks[{failure.span, failure.kind}];
    remark.failure = failure;
    ++remark.saying;
  }
}

std::vector<Diagnostic> KustomizationRun::Check(const OverlaySet& set,
                                                const Options& options) const {
  std::vector<Diagnostic> findings;
  for (const auto& [path, source] : set.files) {
    const auto known = source == nullptr ? participants_.end() : participants_.find(source->id);
    const auto rules = source == nullptr ? set.rules.end() : set.rules.find(source->id);
    if (known == participants_.end() || rules == set.rules.end()) {
      continue;
    }
    const auto stream = yaml::Parse(*source);
    const auto root = stream.documents.empty() ? std::nullopt : stream.documents.front().root();
    if (!root || !root->is_mapping() || stream.documents.front().broken()) {
      continue;
    }
    kustomize::Failures remarks;
    for (const auto& [key, remark] : known->second.remarks) {
      const auto& [failure, saying] = remark;
      const auto builds = builds_.find(failure.span.file);
      if (!TakesAll(failure.kind) || builds == builds_.end() || saying == builds->second) {
        remarks.push_back(failure);
      }
    }
    const auto unlisted = set.unlisted.find(source->id);
    const kustomize::KustomizationView view(*source, yaml::Slot(*root), std::move(remarks),
                                            unlisted == set.unlisted.end()
                                                ? std::vector<kustomize::UnlistedManifest>()
                                                : unlisted->second);
    std::vector<Diagnostic> found;
    Dispatch(*rules->second, options.own).Check(view, found);
    const auto& environments = known->second.environments;
    for (auto& finding : found) {
      finding.environments.assign(environments.begin(), environments.end());
      const auto node = finding.span.file == source->id
                            ? stream.documents.front().NodeAt(finding.span.begin)
                            : std::nullopt;
      finding.pointer = node ? node->Pointer() : "";
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace linter::engine
