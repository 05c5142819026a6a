#include "linter/files/kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <span>

#include "linter/files/structure.h"

namespace linter::files {

std::string_view Describe(FileKind kind) {
  switch (kind) {
    case FileKind::Manifest:
      return "a Kubernetes manifest";
    case FileKind::HelmTemplate:
      return "a Helm template";
    case FileKind::Template:
      return "a template outside of a Helm chart";
    case FileKind::HelmValues:
      return "a Helm values file";
    case FileKind::HelmChart:
      return "the description of a Helm chart";
    case FileKind::Kustomization:
      return "a kustomization";
    case FileKind::Dockerfile:
      return "a Dockerfile";
    case FileKind::Other:
      return "neither a Kubernetes manifest nor a Dockerfile";
  }
  return {};
}

static std::string_view NameOf(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

static bool EndsWith(std::string_view path, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return path.size() > ending.size() &&
           std::equal(ending.begin(), ending.end(),
                      path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char left, char right) {
                        return left == std::tolower(static_cast<unsigned char>(right));
                      });
  });
}

bool HasManifestName(std::string_view path) {
  static constexpr std::array<std::string_view, 3> Endings = {".yaml", ".yml", ".json"};
  return NameOf(path) == "Kustomization" || EndsWith(NameOf(path), Endings);
}

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

bool HasDockerfileName(std::string_view path) {
  // What is made from a Dockerfile, makes one, or speaks of one.
  static constexpr std::array<std::string_view, 21> Others = {
      ".dockerignore", ".md",  ".rst", ".adoc", ".html", ".txt",      ".sh",
      ".py",           ".go",  ".rs",  ".js",   ".ts",   ".j2",       ".jinja",
      ".tmpl",         ".tpl", ".erb", ".in",   ".m4",   ".template", ".golden"};
  const auto name = Lower(NameOf(path));
  for (const std::string_view word : {"dockerfile", "containerfile"}) {
    if (name == word || (name.ends_with(word) && name[name.size() - word.size() - 1] == '.')) {
      return true;
    }
    const bool first = name.starts_with(word) &&
                       std::string_view(".-_").find(name[word.size()]) != std::string_view::npos;
    if (first && !HasManifestName(name) && !EndsWith(name, Others)) {
      return true;
    }
  }
  return false;
}

// Whether the first line with content is a FROM, or an ARG and a FROM stands further below.
static bool BeginsAsDockerfile(std::string_view text) {
  const auto starts = [](std::string_view line, std::string_view word) {
    return line.size() > word.size() && Lower(line.substr(0, word.size())) == word &&
           (line[word.size()] == ' ' || line[word.size()] == '\t');
  };
  bool arg = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    begin = end + 1;
    if (line.empty() || line.front() == '#') {
      continue;
    }
    if (starts(line, "from")) {
      return true;
    }
    if (!arg && !starts(line, "arg")) {
      return false;
    }
    arg = true;
  }
  return false;
}

// `values.yaml`, `values-prod.yaml`, `values.schema.json` not; `ci/minimal-values.yaml`.
static bool IsValues(std::string_view path_in_chart) {
  if (path_in_chart.starts_with("ci/")) {
    path_in_chart.remove_prefix(3);
  }
  const bool yaml = path_in_chart.ends_with(".yaml") || path_in_chart.ends_with(".yml");
  const auto stem = path_in_chart.substr(0, path_in_chart.rfind('.'));
  return yaml && stem.find('/') == stem.npos &&
         (stem.starts_with("values") || stem.ends_with("values"));
}

static FileKind ClassifyText(std::string_view text, bool json) {
  static const auto contains = [](std::string_view where, std::string_view what) {
    const std::boyer_moore_horspool_searcher searcher(what.begin(), what.end());
    return std::search(where.begin(), where.end(), searcher) != where.end();
  };
  if (!contains(text, "apiVersion") || !contains(text, "kind")) {
    return FileKind::Other;
  }
  if (json) {
    return HasKey(text, "apiVersion") && HasKey(text, "kind") ? FileKind::Manifest
                                                              : FileKind::Other;
  }
  const auto at_root = [&](std::string_view key) {
    return text.starts_with(key.substr(1)) || contains(text, key);
  };
  const bool actions = text.find("{{") != text.npos || text.find("{%") != text.npos;
  if (!actions && at_root("\napiVersion:") && at_root("\nkind:")) {
    return FileKind::Manifest;
  }
  const auto structure = Survey(text);
  if (!structure.object) {
    return FileKind::Other;
  }
  return structure.template_action ? FileKind::Template : FileKind::Manifest;
}

// The reader refuses UTF-16; for a guess at what it holds its ASCII characters are enough.
static std::string WithoutZeroes(std::string_view bytes) {
  std::string text(bytes.substr(2));
  std::erase(text, '\0');
  return text;
}

FileKind Classify(std::string_view path, std::string_view bytes, const Place& place) {
  const auto name = NameOf(path);
  if (HasDockerfileName(name)) {
    return FileKind::Dockerfile;
  }
  if (place.chart.has_value()) {
    const std::string_view in_chart = place.path_in_chart;
    if (in_chart == "Chart.yaml") {
      return FileKind::HelmChart;
    }
    if (IsValues(in_chart)) {
      return FileKind::HelmValues;
    }
    if (in_chart.starts_with("templates/") && bytes.find("{{") != bytes.npos) {
      return FileKind::HelmTemplate;
    }
  }
  if (name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization") {
    return FileKind::Kustomization;
  }
  const bool json = name.ends_with(".json");
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const auto kind = utf16 ? ClassifyText(WithoutZeroes(bytes), json) : ClassifyText(bytes, json);
  if (kind == FileKind::Other && BeginsAsDockerfile(bytes)) {
    return FileKind::Dockerfile;
  }
  // A chart's templates read some of their parts from other folders of the chart.
  return kind == FileKind::Template && place.chart.has_value() ? FileKind::HelmTemplate : kind;
}

}  // namespace linter::files
