#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "linter/files/kind.h"

namespace linter::files {

// What a run met, and why it passed over some of it.
struct Tally {
  // Folders that were walked.
  std::size_t folders = 0;
  // Files that were read, by kind (index: `FileKind`).
  std::array<std::size_t, FileKindCount> read = {};
  // Files that could not be read.
  std::size_t unreadable = 0;
  // Files whose name says that they are no manifests.
  std::size_t other_names = 0;
  // Files and folders that git ignores, and those that the settings exclude.
  std::size_t ignored = 0;
  std::size_t excluded = 0;
  // Symbolic links that lead out of the named folder, or nowhere.
  std::size_t links = 0;

  std::size_t of(FileKind kind) const { return read[static_cast<std::size_t>(kind)]; }
};

// What was passed over, as a list for a sentence: `3 Helm templates, 2 entries that git ignores`.
// Empty when nothing was.
std::string DescribeSkipped(const Tally& tally);
// The sentence for a run that found nothing to lint.
std::string NothingToLint(const Tally& tally);

}  // namespace linter::files
