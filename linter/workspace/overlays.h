#pragma once

#include <memory>
#include <set>

#include "linter/config/config.h"
#include "linter/engine/overlay_run.h"
#include "linter/files/discover.h"
#include "linter/workspace/request.h"
#include "linter/workspace/sources.h"

namespace linter::workspace {

// The overlays of a run.
struct Overlays {
  // Stays where it is: the provider looks into it.
  std::unique_ptr<engine::OverlaySet> set = std::make_unique<engine::OverlaySet>();
  // Files that are nothing by themselves, or are judged by what overlays make of them.
  std::set<FileId> taken;
  // All could be built.
  bool complete = true;
};

// Finds the kustomizations among the files of a run, reads all that they are built of, and adds
// those files to `sources`. A kustomization that another one of the run builds on is judged by way
// of that one alone.
Overlays LoadOverlays(const files::Discovery& discovery, const Request& request,
                      config::ConfigTree& settings, Sources& sources);

// Whether a kustomization names a file: it is then nothing to be judged by itself. Looks into the
// folders at and above it, as far as they may name it by a short way.
bool IsNamedByKustomization(const std::string& absolute);

}  // namespace linter::workspace
