#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace linter::tests {

// The folder of real files: `SHOAL_CORPUS`, or `../shared/corpus` beside the source tree. Empty
// where neither is there; tests then skip and say so.
std::optional<std::filesystem::path> Corpus();

// What kube-linter says of one file on its own.
struct PeerFinding {
  std::string check;
  std::string kind;
  std::string name;

  friend auto operator<=>(const PeerFinding&, const PeerFinding&) = default;
};

struct Manifest {
  std::string file;
  std::string text;
  // False where kube-linter could not read the file.
  bool read_by_peer = false;
  std::vector<PeerFinding> findings;
};

// Every manifest of the corpus.
std::vector<Manifest> Manifests(const std::filesystem::path& corpus);

}  // namespace linter::tests
