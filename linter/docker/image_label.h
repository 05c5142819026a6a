#pragma once

#include <string>
#include <vector>

#include "linter/docker/build_view.h"
#include "linter/docker/passage.h"

namespace linter::docker {

// `key=value` of LABEL, without quotes and with variables replaced.
struct ImageLabel {
  Passage key;
  Passage value;
  // No variable stands in the value.
  bool constant = true;
};

// Empty for other instructions.
std::vector<ImageLabel> ImageLabels(const InstructionView& instruction);

// Those of some keys that have a value in which no variable stands: what an ARG is by default says
// little of the label.
std::vector<ImageLabel> ImageLabels(const InstructionView& instruction,
                                    const std::vector<std::string>& keys);

}  // namespace linter::docker
