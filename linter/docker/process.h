#pragma once

#include <vector>

#include "linter/docker/build_view.h"

namespace linter::docker {

// The CMD and ENTRYPOINT that are in force in stages that are built for their own sake: what a
// container starts. In the order of the file.
std::vector<const InstructionView*> StartedBy(const BuildView& build);

}  // namespace linter::docker
