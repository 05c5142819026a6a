#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/docker/passage.h"

namespace linter::docker {

// The same code with a `;` between words such as those of `done done`, where shells need none but
// the grammar does.
Passage Separated(const Passage& code);

// A word that goes on with or ends what another has begun: where a command is expected, it is an
// error, which the grammar takes for the name of one.
bool IsReserved(std::string_view word);

// Where the quote begins that is still open at the end of code that has no meaning. Sees no
// comments and no heredocs: what it says is a guess at why.
std::optional<std::size_t> OpenQuote(std::string_view code);

}  // namespace linter::docker
