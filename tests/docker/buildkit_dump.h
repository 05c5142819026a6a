#pragma once

#include <string>

#include "linter/docker/dockerfile.h"

namespace linter::tests {

// The tree of a Dockerfile as the tests of BuildKit write it.
std::string Dump(const docker::Dockerfile& dockerfile);

}  // namespace linter::tests
