#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/docker/dockerfile.h"
#include "linter/docker/passage.h"

namespace linter::docker {

// What COPY and ADD copy, with variables replaced.
struct CopyPaths {
  // Those that heredocs stand for are left out.
  std::vector<Passage> sources;
  std::size_t heredocs = 0;
  Passage target;
};

// Empty for other instructions, and for those without target.
std::optional<CopyPaths> ReadCopy(const Dockerfile& dockerfile, const Instruction& instruction);

// Begins at the root of Linux, or of a drive of Windows.
bool IsAbsolutePath(std::string_view path);
// `http://…`, `https://…`.
bool IsWebAddress(std::string_view source);
// Named as the archives are that ADD unpacks.
bool IsArchiveName(std::string_view source);
// A repository that ADD clones.
bool IsGitAddress(std::string_view source);

}  // namespace linter::docker
