#pragma once

#include <map>
#include <string>
#include <vector>

#include "linter/check/rule_set.h"
#include "linter/engine/run.h"
#include "linter/kustomize/build.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::engine {

// One overlay of a run.
struct OverlayInput {
  // As findings name it: `overlays/prod`.
  std::string name;
  // As the provider knows it.
  std::string folder;
  // That it is built for.
  std::vector<std::string> environments = {};
};

// The overlays of a run, and all files that they are built of. What it points to outlives the run.
struct OverlaySet {
  std::vector<OverlayInput> overlays;
  // By path; their ids are the positions of the files in the run, as those of `Input` are.
  std::map<std::string, const SourceFile*> files;
  kustomize::FileProvider provider;
  // The rules for what each file says, by id; a file without any has nothing said of it.
  std::map<FileId, const RuleSet*> rules;
  // Manifests beside a kustomization that nothing builds, by that one's id.
  std::map<FileId, std::vector<kustomize::UnlistedManifest>> unlisted = {};
};

// Builds every overlay, checks what comes out as if it were files, and leads each finding to the
// base, patch or kustomization that says so. A fault that shows in several overlays is one finding.
Outcome RunOverlays(const OverlaySet& set, const Options& options);

}  // namespace linter::engine
