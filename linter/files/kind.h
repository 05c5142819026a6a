#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linter::files {

// What a file is to this tool.
enum class FileKind : std::uint8_t {
  // Has Kubernetes objects, or is meant to.
  Manifest,
  // Below `templates/` of a Helm chart, and with template actions.
  HelmTemplate,
  // A template outside of any chart: an action stands where YAML has its structure.
  Template,
  HelmValues,
  // `Chart.yaml`.
  HelmChart,
  Kustomization,
  Dockerfile,
  Other,
};

inline constexpr std::size_t FileKindCount = 8;

// One of them, as a sentence has it: `a Helm template`.
std::string_view Describe(FileKind kind);

// What the folders around a file tell of it.
struct Place {
  // The folder of the nearest ancestor that has a `Chart.yaml`: links resolved.
  std::optional<std::string> chart = {};
  // The file's path in that folder; empty outside of a chart.
  std::string path_in_chart = {};
};

// What a file is, from its path, its bytes and its place; nothing is parsed. A file without
// template actions below a chart's `templates/` is a manifest: Helm prints it as it is.
FileKind Classify(std::string_view path, std::string_view bytes, const Place& place);

// Whether a name is one that a walk through folders looks into: `.yaml`, `.yml`, `.json`,
// `Kustomization`.
bool HasManifestName(std::string_view path);
// Or this one: `Dockerfile`, `Containerfile`, `Dockerfile.web`, `web.Dockerfile`.
bool HasDockerfileName(std::string_view path);

}  // namespace linter::files
