#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "linter/engine/overlay_run.h"
#include "linter/kustomize/build.h"

namespace linter::engine {

// What the builds of a run say of the kustomizations that take part in them, until all are known.
// What changes something in one build is no fault of a kustomization that several are built of.
class KustomizationRun {
 public:
  // What is asked for of a build, so that it need not be kept.
  struct Build {
    std::vector<std::string> environments;
    // Kustomizations as often as they take part, the overlay's own first.
    std::vector<FileId> participants;
    // All files that it is built of.
    std::set<FileId> files;
    kustomize::Failures remarks;
  };
  static Build Extract(const kustomize::Overlay& overlay, const OverlayInput& input);

  void Add(const Build& build);
  // The findings of all kustomizations, under the settings of each.
  std::vector<Diagnostic> Check(const OverlaySet& set, const Options& options) const;

 private:
  using Key = std::tuple<Span, kustomize::FailureKind>;
  struct Remark {
    kustomize::Failure failure;
    // The builds that say it.
    std::size_t saying = 0;
  };
  struct Participant {
    std::set<std::string> environments;
    std::map<Key, Remark> remarks;
  };

  std::map<FileId, Participant> participants_;
  // How many builds a file is part of.
  std::map<FileId, std::size_t> builds_;
};

}  // namespace linter::engine
