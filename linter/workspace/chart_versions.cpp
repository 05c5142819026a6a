#include "linter/workspace/chart_versions.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "linter/helm/capabilities.h"

namespace linter::workspace {

// A chart with many sets of values is rendered for all versions with the first of them only.
constexpr std::size_t MostRenders = 60;

static bool AsksForVersions(const std::vector<helm::ChartFile>& files) {
  return std::any_of(files.begin(), files.end(), [](const helm::ChartFile& file) {
    return file.path.find("templates/") != std::string::npos &&
           file.source->text.find("Capabilities") != std::string::npos;
  });
}

static void SetVersion(int minor, helm::RenderOptions& options) {
  // What came before the tables is not known well enough.
  if (minor >= schema::KnownVersions().oldest) {
    options.api_versions = schema::ServedBy(schema::BitsOf({minor, minor}));
  }
  options.unserved_api_versions.clear();
  for (const auto known : helm::KnownApiVersions()) {
    if (schema::IsGone(known, minor)) {
      options.unserved_api_versions.emplace_back(known);
    }
  }
}

static engine::ChartRender ForVersion(engine::ChartRender render, int minor) {
  SetVersion(minor, render.options);
  render.options.kube_version = fmt::format("1.{}.0", minor);
  render.versions = schema::VersionRange{minor, minor};
  render.name += fmt::format("{}Kubernetes 1.{}", render.name.empty() ? "" : ", ", minor);
  return render;
}

std::vector<engine::ChartRender> ForVersions(const std::vector<helm::ChartFile>& files,
                                             std::vector<engine::ChartRender> renders,
                                             const std::optional<schema::VersionRange>& wanted) {
  if (!AsksForVersions(files)) {
    return renders;
  }
  const auto range = wanted.value_or(schema::NewestVersion());
  std::vector<std::string> chosen;
  for (int minor = range.oldest; wanted && minor <= range.newest; ++minor) {
    chosen.push_back(fmt::format("1.{}", minor));
  }
  for (auto& render : renders) {
    SetVersion(range.newest, render.options);
    render.options.chosen_versions = chosen;
  }
  if (chosen.size() < 2) {
    return renders;
  }
  const bool few = renders.size() * chosen.size() <= MostRenders;
  const auto originals = renders;
  for (auto& render : renders) {
    render = ForVersion(std::move(render), range.newest);
  }
  for (int minor = range.newest - 1; minor >= range.oldest; --minor) {
    for (std::size_t i = 0; i < (few ? originals.size() : 1); ++i) {
      renders.push_back(ForVersion(originals[i], minor));
    }
  }
  return renders;
}

}  // namespace linter::workspace
