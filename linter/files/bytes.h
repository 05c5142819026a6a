#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "linter/text/expected.h"

namespace linter::files {

// What became of reading a file.
struct Bytes {
  // At most as many as were asked for.
  std::string text;
  // There are more.
  bool cut = false;
};

// The first bytes of a file, a pipe, or standard input (`-`); the system's reason where it refuses.
Expected<Bytes> ReadBytes(const std::string& path, std::size_t most_bytes);

// A whole file, such as one of settings; an empty optional where there is none. Larger ones are an
// error.
std::optional<Expected<std::string>> ReadIfThere(const std::string& path, std::size_t most_bytes);

}  // namespace linter::files
