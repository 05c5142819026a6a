#pragma once

#include <optional>

#include "linter/docker/build_view.h"

namespace linter::docker {

// The word of a COPY or ADD that takes the whole context: `.`; empty for others.
std::optional<Passage> WholeContext(const InstructionView& copy);

}  // namespace linter::docker
