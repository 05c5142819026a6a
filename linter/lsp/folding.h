#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/lsp/document.h"

namespace linter::lsp {

// Lines, counted from 0, that can be shown as the first of them.
struct Fold {
  std::size_t first = 0;
  std::size_t last = 0;
  enum class Kind : std::uint8_t { Region, Comment } kind = Kind::Region;

  friend auto operator<=>(const Fold&, const Fold&) = default;
};

// Documents, what is indented below a line, blocks of template actions, and comments. Told from the
// lines alone, so that it holds for what is broken, too.
std::vector<Fold> YamlFolds(std::string_view text);
// Stages, and instructions of several lines.
std::vector<Fold> DockerfileFolds(const Document& document);

}  // namespace linter::lsp
