#pragma once

#include <map>
#include <string>

#include "linter/kustomize/library.h"
#include "linter/workspace/request.h"
#include "linter/workspace/sources.h"

namespace linter::workspace {

// The files of kustomizations, by absolute path; each is read once and becomes a source of the run.
class OverlayFiles {
 public:
  // Both must outlive it.
  OverlayFiles(Sources& sources, const Request& request);

  // Must not outlive this.
  kustomize::FileProvider Provider();

 private:
  const SourceFile* Read(const std::string& absolute);
  std::vector<helm::ChartFile> ReadChart(const std::string& folder);

  Sources& sources_;
  const Request& request_;
  // Null for what cannot be read.
  std::map<std::string, const SourceFile*> known_;
};

}  // namespace linter::workspace
