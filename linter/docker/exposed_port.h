#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "linter/docker/dockerfile.h"
#include "linter/docker/passage.h"

namespace linter::docker {

// `8000-8010/tcp` of EXPOSE.
struct ExposedPort {
  // The whole word, as it is written and with variables replaced.
  Passage written;
  Passage text;
  // What stands before the port and does not belong there: `127.0.0.1:80`; empty without.
  Passage host;
  // Each end of a range; none where it is no number. Numbers beyond ports are kept.
  std::optional<std::uint64_t> first;
  std::optional<std::uint64_t> last;
  // As written; empty without.
  Passage protocol;
};

// Words that are not known as a whole are left out.
std::vector<ExposedPort> ReadPorts(const Dockerfile& dockerfile, const Instruction& expose);

}  // namespace linter::docker
