#include "linter/workspace/overlay_files.h"

#include <utility>

#include "linter/files/bytes.h"
#include "linter/files/chart_folder.h"
#include "linter/files/repository.h"

namespace linter::workspace {

static constexpr std::size_t MostBytes = std::size_t{64} << 20U;

OverlayFiles::OverlayFiles(Sources& sources, const Request& request)
    : sources_(sources), request_(request) {
  for (std::size_t i = 0; i < sources.files.size(); ++i) {
    known_.emplace(sources.absolute[i], &sources.files[i]);
  }
}

const SourceFile* OverlayFiles::Read(const std::string& absolute) {
  const auto known = known_.find(absolute);
  if (known != known_.end()) {
    return known->second;
  }
  auto& source = known_[absolute];
  const auto overlay = request_.overlays.find(absolute);
  if (overlay == request_.overlays.end() && !files::IsPlainFile(absolute)) {
    return nullptr;
  }
  std::string text;
  if (overlay != request_.overlays.end()) {
    text = overlay->second;
  } else {
    auto bytes = files::ReadBytes(absolute, MostBytes);
    if (!bytes || bytes->cut) {
      return nullptr;
    }
    text = std::move(bytes->text);
  }
  source =
      &sources_.Add(files::ShownPath(absolute, files::WorkingFolder()), absolute, std::move(text));
  return source;
}

std::vector<helm::ChartFile> OverlayFiles::ReadChart(const std::string& folder) {
  std::vector<helm::ChartFile> chart;
  if (!files::HasChart(folder)) {
    return chart;
  }
  auto read = files::ReadChartFolder(folder);
  if (!read) {
    return chart;
  }
  for (auto& entry : read->entries) {
    auto& source = known_[files::Join(read->absolute, entry.path)];
    if (source == nullptr) {
      source = &sources_.Add(entry.display, files::Join(read->absolute, entry.path),
                             std::move(entry.text));
    }
    chart.push_back({entry.path, source});
  }
  return chart;
}

kustomize::FileProvider OverlayFiles::Provider() {
  kustomize::FileProvider provider;
  provider.read = [this](const std::string& path) { return Read(path); };
  provider.is_folder = [](const std::string& path) { return files::IsFolder(path); };
  provider.chart = [this](const std::string& folder) { return ReadChart(folder); };
  return provider;
}

}  // namespace linter::workspace
