#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "linter/text/problem.h"

namespace linter::yaml {

// A place within the body of a document, and what is wrong there.
struct Cause {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message = {};
  ProblemKind kind = ProblemKind::Syntax;
};

// Why a body cannot be read beyond `failure`, its last token that could be read.
Cause FindCause(std::string_view body, std::size_t failure);

// The same for a line of a quoted text that is indented too little, which other readers allow.
Cause QuotedLineCause(std::string_view body, std::size_t failure);

}  // namespace linter::yaml
