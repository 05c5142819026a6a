#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/source_file.h"

namespace linter::readiness {

// One command of a pipeline, or one action that it uses.
struct Step {
  // What a failure of it does to a change.
  enum class Force : std::uint8_t {
    // It stops it.
    Gate,
    // It runs by the clock, for tags or by hand only.
    Elsewhere,
    // It is passed over.
    Ignored,
  };

  // 1-based.
  std::size_t line = 0;
  // The command, or `action@v1 with-key=value …`.
  std::string text;
  std::string job;
  Force force = Force::Gate;
};

// Whether a path is that of a pipeline: of GitHub, GitLab, CircleCI, Azure, Bitbucket, Drone,
// Travis or Jenkins.
bool IsPipeline(std::string_view path);
// Its steps in order; what cannot be read has none.
std::vector<Step> ReadPipeline(const SourceFile& file);

}  // namespace linter::readiness
