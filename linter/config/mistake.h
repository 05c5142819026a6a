#pragma once

#include <string>

#include "linter/text/line_index.h"

namespace linter::config {

// Something wrong in a settings file.
struct Mistake {
  std::string path;
  // Column in code points.
  Position position;
  // Lower case, no full stop.
  std::string message;

  friend bool operator==(const Mistake&, const Mistake&) = default;
};

// `path:line:column: message`.
std::string Describe(const Mistake& mistake);

}  // namespace linter::config
