#include "linter/engine/deployment.h"

#include <algorithm>
#include <utility>

#include "linter/kustomize/print.h"
#include "linter/yaml/document.h"

namespace linter::engine {

Deployment::Deployment(std::span<const Input> inputs, std::span<const ChartInput> charts,
                       const OverlaySet& overlays, const std::string& environment) {
  for (const auto& input : inputs) {
    if (input.language == Language::Yaml && !input.source->text.empty()) {
      AddObjects(AddText(input.source->path, input.source->text), {.written = input.source}, "");
    }
  }
  for (const auto& chart : charts) {
    AddChart(chart, environment);
  }
  for (const auto& overlay : overlays.overlays) {
    AddOverlay(overlay, overlays);
  }
}

const SourceFile& Deployment::AddText(std::string path, std::string text) {
  const auto id = static_cast<FileId>(sources_.size());
  return sources_.emplace_back(SourceFile{id, std::move(path), std::move(text)});
}

void Deployment::AddObjects(const SourceFile& source, Origin origin, std::string_view original) {
  origins_.push_back(origin);
  const auto& stream = streams_.emplace_back(yaml::Parse(source));
  for (const auto& document : stream.documents) {
    const auto before = project_.objects().size();
    if (!document.broken()) {
      project_.Add(document);
    }
    for (auto i = before; i < project_.objects().size() && !original.empty(); ++i) {
      originals_[&project_.objects()[i]] = original;
    }
  }
}

void Deployment::AddChart(const ChartInput& chart, const std::string& environment) {
  const auto found =
      std::find_if(chart.renders.rbegin(), chart.renders.rend(), [&](const ChartRender& render) {
        const auto& names = render.environments;
        return std::find(names.begin(), names.end(), environment) != names.end();
      });
  if (found == chart.renders.rend()) {
    return;
  }
  auto& rendered = rendered_.emplace_back();
  rendered.rendering = helm::Render(chart.files, found->options);
  rendered.provenance = std::make_unique<helm::Provenance>(rendered.rendering, chart.files);
  for (const auto& file : chart.files) {
    rendered.templates[file.path] = file.source->id;
  }
  for (const auto& manifest : rendered.rendering.manifests) {
    if (!manifest.test && !manifest.skipped) {
      AddObjects(AddText(manifest.path, std::string(manifest.content.bytes())),
                 {.chart = &rendered, .manifest = &manifest}, "");
    }
  }
}

void Deployment::AddOverlay(const OverlayInput& input, const OverlaySet& set) {
  const auto& built = built_.emplace_back(kustomize::Build(input.folder, set.provider));
  for (const auto& resource : built.resources) {
    const auto& source = AddText(input.name, kustomize::PrintYaml(*resource.root));
    auto& places = places_.emplace_back(*resource.root, source);
    AddObjects(source, {.places = &places}, resource.Original().name);
  }
}

Span Deployment::WrittenAt(const Place& place) {
  const auto& origin = origins_[static_cast<std::size_t>(place.file)];
  if (origin.places != nullptr) {
    return origin.places->Find(place);
  }
  if (origin.written != nullptr) {
    return {origin.written->id, place.begin, place.end};
  }
  if (const auto found = origin.chart->provenance->Find(origin.manifest->content, place)) {
    return found->span;
  }
  const auto& path = origin.manifest->path;
  const auto slash = path.find('/');
  const auto known =
      origin.chart->templates.find(path.substr(slash == std::string::npos ? 0 : slash + 1));
  return {known == origin.chart->templates.end() ? FileId{0} : known->second, 0, 0};
}

}  // namespace linter::engine
