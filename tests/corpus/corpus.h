#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
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

// What hadolint says of one line, which is the first of an instruction.
struct LineCode {
  std::uint32_t line = 0;
  // Such as `DL3008` or `SC2086`.
  std::string code;

  friend auto operator<=>(const LineCode&, const LineCode&) = default;
};

struct DockerfileOfCorpus {
  // `owner/name/path`.
  std::string file;
  std::string text;
  std::set<LineCode> findings;
};

// The Dockerfiles of the corpus that lie in the folder `SHOAL_DOCKERFILES`, as
// `tests/corpus/lay_out_dockerfiles` puts them there; empty where it is not set.
std::vector<DockerfileOfCorpus> Dockerfiles(const std::filesystem::path& corpus);

}  // namespace linter::tests
