#pragma once

#include <string>
#include <string_view>

#include "linter/text/span.h"

namespace linter {

// The bytes of one file as they were read, and the path by which a person knows it. Outlives
// everything that was parsed from it: trees and views hold pieces of `text`.
struct SourceFile {
  FileId id = {};
  // As the user would write it: relative to the working folder where that is possible.
  std::string path;
  std::string text;

  std::string_view Text(const Span& span) const {
    return std::string_view(text).substr(span.begin, span.size());
  }
};

}  // namespace linter
