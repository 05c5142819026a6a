#include <algorithm>
#include <array>

#include "linter/kustomize/kustomization_view.h"
#include "linter/yaml/document.h"

namespace linter::kustomize {

static bool IsExample(std::string_view name) {
  static constexpr std::array<std::string_view, 5> Words = {"example", "sample", "template", "tmpl",
                                                            ".bak"};
  return std::any_of(Words.begin(), Words.end(), [&](std::string_view word) {
    return name.find(word) != std::string_view::npos;
  });
}

// Its first object; without a kind where it has none that is applied.
static UnlistedManifest Describe(const SourceFile& source, std::string path) {
  UnlistedManifest manifest{std::move(path), {}, {}};
  for (const auto& document : yaml::Parse(source).documents) {
    const auto root = document.root();
    if (!root || !root->is_mapping()) {
      continue;
    }
    const yaml::Slot object(*root);
    const auto version = object["apiVersion"].Text().value_or("");
    const auto kind = object["kind"].Text().value_or("");
    const auto name = object["metadata"]["name"].Text().value_or("");
    const bool tool = version.find("kustomize") != std::string_view::npos ||
                      version.starts_with("config.kubernetes.io");
    if (!version.empty() && !kind.empty() && !name.empty() && !tool) {
      manifest.kind = kind;
      manifest.name = name;
    }
    break;
  }
  return manifest;
}

std::map<std::string, std::vector<UnlistedManifest>> FindUnlisted(
    const std::map<std::string, const SourceFile*>& kustomizations,
    std::span<const FoundManifest> unread) {
  std::map<std::string, std::vector<UnlistedManifest>> found;
  for (const auto& [path, source] : unread) {
    const auto slash = path.rfind('/');
    const auto folder = path.substr(0, slash == std::string::npos ? 0 : slash);
    const auto name = path.substr(slash == std::string::npos ? 0 : slash + 1);
    const auto beside = kustomizations.find(folder);
    if (beside == kustomizations.end() || IsExample(name) ||
        beside->second->text.find(name) != std::string::npos) {
      continue;
    }
    auto manifest = Describe(*source, name);
    if (!manifest.kind.empty()) {
      found[folder].push_back(std::move(manifest));
    }
  }
  return found;
}

}  // namespace linter::kustomize
