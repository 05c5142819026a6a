#pragma once

#include "linter/docker/build_view.h"

namespace linter::docker {

// The command that fetches the index of packages, in a RUN in which nothing uses it: no package is
// installed, and nothing else is started that could install one. Null where there is none.
const CommandView* IndexUpdatedAlone(const InstructionView& run);

}  // namespace linter::docker
