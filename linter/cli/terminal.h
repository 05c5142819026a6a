#pragma once

#include <string_view>

#include "linter/cli/arguments.h"
#include "linter/output/format.h"

namespace linter::cli {

// Tells the user what went wrong.
void Complain(std::string_view message);

// How standard output wants to be written to: colour where it is a terminal and nothing
// (`NO_COLOR`, `TERM=dumb`) speaks against it; the terminal's width.
output::Style StyleOf(ColorWish wish);

}  // namespace linter::cli
