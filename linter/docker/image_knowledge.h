#pragma once

#include "linter/docker/image.h"

namespace linter::docker {

// Images that are known, by their names and tags, to run as another user than root.
bool RunsAsOtherUser(const ImageReference& image);

// Images of Docker's own library, which all run as root but for those above.
bool IsOfDockerLibrary(const ImageReference& image);

}  // namespace linter::docker
