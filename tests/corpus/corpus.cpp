#include "tests/corpus/corpus.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/fixture/fixture.h"

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

std::vector<DockerfileOfCorpus> Dockerfiles(const fs::path& corpus) {
  std::vector<DockerfileOfCorpus> dockerfiles;
  const auto* folder = std::getenv("SHOAL_DOCKERFILES");
  if (folder == nullptr) {
    return dockerfiles;
  }
  std::ifstream rows(corpus / "dockerfiles.jsonl");
  for (std::string line; std::getline(rows, line);) {
    const auto row = nlohmann::json::parse(line);
    std::string repository = row["repository"];
    const std::string path = row["path"];
    DockerfileOfCorpus one{.file = repository + "/" + path, .text = {}, .findings = {}};
    std::replace(repository.begin(), repository.end(), '/', '+');
    const auto place = fs::path(folder) / repository / path;
    if (!fs::exists(place)) {
      continue;
    }
    one.text = ReadFile(place);
    for (const auto& finding : row["hadolint"]) {
      one.findings.insert({finding["line"], finding["code"]});
    }
    dockerfiles.push_back(std::move(one));
  }
  return dockerfiles;
}

}  // namespace linter::tests
