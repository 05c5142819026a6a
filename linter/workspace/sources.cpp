#include "linter/workspace/sources.h"

#include "linter/engine/parallel.h"
#include "linter/files/load.h"
#include "linter/workspace/charts.h"
#include "linter/yaml/document.h"

namespace linter::workspace {

const SourceFile& Sources::Add(std::string path, std::string absolute_path, std::string text) {
  const auto id = static_cast<FileId>(files.size());
  absolute.push_back(std::move(absolute_path));
  return files.emplace_back(SourceFile{id, std::move(path), std::move(text)});
}

Sources LoadAll(const files::Discovery& discovery, const Request& request) {
  std::vector<const files::Candidate*> candidates;
  for (const auto& candidate : discovery.candidates) {
    if (!BelongsToChart(candidate)) {
      candidates.push_back(&candidate);
    }
  }
  std::vector<files::Loaded> loaded(candidates.size());
  engine::ForEach(candidates.size(), request.threads, [&](std::size_t i) {
    loaded[i] = files::Load(*candidates[i], FileId{}, yaml::MaxFileBytes);
  });
  Sources sources;
  sources.tally = discovery.tally;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    files::Count(loaded[i], sources.tally);
    if (!loaded[i].lintable()) {
      // What a kustomization builds is linted later.
      if (candidates[i]->origin != files::Origin::Walked && !request.allow_empty &&
          loaded[i].kind != files::FileKind::Kustomization) {
        request.complain(files::NothingToLint(*candidates[i], loaded[i]));
      }
      continue;
    }
    const auto overlay = request.overlays.find(candidates[i]->absolute);
    if (overlay != request.overlays.end()) {
      loaded[i].text = overlay->second;
      loaded[i].problems.clear();
    }
    const auto& source =
        sources.Add(candidates[i]->path, candidates[i]->absolute, std::move(loaded[i].text));
    for (auto& problem : loaded[i].problems) {
      problem.span.file = source.id;
    }
    sources.problems.push_back(std::move(loaded[i].problems));
    sources.kinds.push_back(loaded[i].kind);
  }
  sources.plain = sources.files.size();
  return sources;
}

}  // namespace linter::workspace
