#pragma once

#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "linter/engine/chart_run.h"
#include "linter/engine/overlay_run.h"
#include "linter/engine/run.h"
#include "linter/helm/provenance.h"
#include "linter/k8s/project.h"
#include "linter/kustomize/written_place.h"

namespace linter::engine {

// All objects that files, charts and overlays come to, joined as one cluster has them, and the way
// from each place of them to what a person wrote. What it is made of outlives it.
class Deployment {
 public:
  // Of a chart what the last of its renders prints that is for `environment`; of one that has none
  // nothing.
  Deployment(std::span<const Input> inputs, std::span<const ChartInput> charts,
             const OverlaySet& overlays, const std::string& environment);

  const k8s::Project& project() const { return project_; }
  // What overlays called objects before they renamed them.
  const std::map<const k8s::Object*, std::string>& originals() const { return originals_; }
  // Where a person wrote what stands, or is missing, at a place of an object.
  Span WrittenAt(const Place& place);

 private:
  // A chart, rendered; what leads back looks into it.
  struct Rendered {
    helm::Rendering rendering;
    std::unique_ptr<helm::Provenance> provenance;
    // The template of the chart by its path.
    std::map<std::string, FileId> templates;
  };
  // What made a document.
  struct Origin {
    // Of a file that is as it was written.
    const SourceFile* written = nullptr;
    // Of an overlay.
    kustomize::WrittenPlaces* places = nullptr;
    // Of a chart.
    Rendered* chart = nullptr;
    const helm::Manifest* manifest = nullptr;
  };

  void AddChart(const ChartInput& chart, const std::string& environment);
  void AddOverlay(const OverlayInput& input, const OverlaySet& set);
  // Gives a text its id, which is the position of its origin.
  const SourceFile& AddText(std::string path, std::string text);
  void AddObjects(const SourceFile& source, Origin origin, std::string_view original);

  std::deque<SourceFile> sources_;
  std::deque<yaml::Stream> streams_;
  std::vector<Origin> origins_;
  std::deque<kustomize::Overlay> built_;
  std::deque<Rendered> rendered_;
  std::deque<kustomize::WrittenPlaces> places_;
  k8s::Project project_{k8s::World::Closed};
  std::map<const k8s::Object*, std::string> originals_;
};

}  // namespace linter::engine
