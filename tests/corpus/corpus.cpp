#include "tests/corpus/corpus.h"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace linter::tests {

namespace fs = std::filesystem;

std::optional<fs::path> Corpus() {
  const auto* named = std::getenv("SHOAL_CORPUS");
  const fs::path path =
      named != nullptr ? fs::path(named) : fs::path(SHOAL_SOURCE).parent_path() / "shared/corpus";
  return fs::exists(path / "manifests.jsonl") ? std::optional(path) : std::nullopt;
}

std::vector<Manifest> Manifests(const fs::path& corpus) {
  std::vector<Manifest> manifests;
  std::ifstream file(corpus / "manifests.jsonl");
  for (std::string line; std::getline(file, line);) {
    const auto row = nlohmann::json::parse(line);
    Manifest manifest{row["file"], row["text"], !row["kube_linter"].is_null(), {}};
    if (manifest.read_by_peer) {
      for (const auto& finding : row["kube_linter"]) {
        manifest.findings.push_back(
            {finding["check"], finding.value("kind", ""), finding.value("name", "")});
      }
    }
    manifests.push_back(std::move(manifest));
  }
  return manifests;
}

}  // namespace linter::tests
