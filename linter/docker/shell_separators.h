#pragma once

#include "linter/docker/passage.h"

namespace linter::docker {

// The same code with a `;` between words such as those of `done done`, where shells need none but
// the parser that makes trees of code does.
Passage Separated(const Passage& code);

}  // namespace linter::docker
