#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "linter/files/bytes.h"
#include "linter/files/discover.h"
#include "linter/files/kind.h"
#include "linter/text/expected.h"
#include "linter/text/problem.h"
#include "linter/text/span.h"

namespace linter::files {

// The bytes of a candidate, and what it turned out to be.
struct Loaded {
  std::string text;
  FileKind kind = FileKind::Other;
  // `Unreadable` or `TooLarge`; then `text` is empty.
  std::vector<Problem> problems = {};

  // Whether the run has anything to say about it.
  bool lintable() const {
    return kind == FileKind::Manifest || kind == FileKind::Dockerfile || !problems.empty();
  }
};

// Reads and classifies. `id` goes into the spans of problems. Safe to call from several threads.
// A walked file above `most_bytes` is a problem only when its beginning looks like a manifest.
Loaded Load(const Candidate& candidate, FileId id, std::size_t most_bytes);
// Counts what became of a candidate.
void Count(const Loaded& loaded, Tally& tally);
// One sentence for a file that was named and has nothing to lint.
std::string NothingToLint(const Candidate& candidate, const Loaded& loaded);

}  // namespace linter::files
