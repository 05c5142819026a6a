#include "linter/files/tally.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace linter::files {

static std::string Counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string DescribeSkipped(const Tally& tally) {
  struct Line {
    std::size_t count;
    std::string_view one;
    std::string_view many;
  };
  const std::vector<Line> lines = {
      {tally.of(FileKind::HelmTemplate), "Helm template", "Helm templates"},
      {tally.of(FileKind::Template), "template outside of a chart", "templates outside of a chart"},
      {tally.of(FileKind::HelmValues), "Helm values file", "Helm values files"},
      {tally.of(FileKind::HelmChart), "Chart.yaml", "Chart.yaml files"},
      {tally.of(FileKind::Kustomization), "kustomization", "kustomizations"},
      {tally.of(FileKind::Other), "YAML or JSON file without Kubernetes objects",
       "YAML or JSON files without Kubernetes objects"},
      {tally.other_names, "file of another type", "files of other types"},
      {tally.ignored, "path that git ignores", "paths that git ignores"},
      {tally.excluded, "path that the settings exclude", "paths that the settings exclude"},
      {tally.links, "symbolic link that leads elsewhere", "symbolic links that lead elsewhere"},
  };
  std::vector<std::string> parts;
  for (const auto& line : lines) {
    if (line.count > 0) {
      parts.push_back(Counted(line.count, line.one, line.many));
    }
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string NothingToLint(const Tally& tally) {
  const auto skipped = DescribeSkipped(tally);
  if (skipped.empty()) {
    return fmt::format("found no Kubernetes manifest and no Dockerfile: {} searched, no file seen",
                       Counted(tally.folders, "folder", "folders"));
  }
  return fmt::format("found no Kubernetes manifest and no Dockerfile: {} searched, passed over {}",
                     Counted(tally.folders, "folder", "folders"), skipped);
}

}  // namespace linter::files
