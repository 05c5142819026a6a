#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "linter/config/config.h"
#include "linter/engine/overlay_run.h"
#include "linter/files/discover.h"
#include "linter/workspace/environments.h"
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
// of that one alone, unless the settings name it for an environment. Of a wished environment only
// its own.
Overlays LoadOverlays(const files::Discovery& discovery, const Request& request,
                      config::ConfigTree& settings, Environments& environments, Sources& sources);

// Finds the kustomizations that name files: these are nothing to be judged by themselves. Looks
// into the folders at and above a file, as far as they may name it by a short way. Reads each
// folder's kustomization once as long as it lives.
class Namesakes {
 public:
  // The folder of the kustomization.
  std::optional<std::string> FolderNaming(const std::string& absolute);

 private:
  // Empty where there is none.
  const std::string& TextOf(const std::string& folder);

  std::map<std::string, std::string> texts_;
};

}  // namespace linter::workspace
