#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace linter::docker {

// Why every shell refuses code, and the bytes that are at fault.
struct SyntaxFault {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
};

// The first thing in code that has no meaning to any of sh, bash, dash, ash and ksh. Says nothing
// in doubt: the parser that makes trees of code knows less than those shells do, so that what it
// stumbles over is looked at here again. Code that nests very deeply is taken for right.
std::optional<SyntaxFault> FindFault(std::string_view code);

}  // namespace linter::docker
