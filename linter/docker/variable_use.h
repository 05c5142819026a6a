#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "linter/docker/build_view.h"
#include "linter/docker/lexer.h"

namespace linter::docker {

// The variables that a build replaces in an instruction; of FROM, in its image and its platform.
// The code of RUN, CMD and their like is read by a shell and left out.
std::vector<VariableUse> VariablesOf(const Dockerfile& dockerfile, const Instruction& instruction);

// A word of a FROM as it is where the build is given no arguments: an ARG without default is empty.
Passage ExpandWithDefaults(const Dockerfile& dockerfile, const Instruction& from,
                           const Passage& word);

// A variable that a stage uses and that nothing sets there.
struct UndefinedUse {
  enum class Reason : std::uint8_t {
    // Nothing in the file declares it, and there is no image that could.
    Nowhere,
    // An ARG before the first FROM, or of the platform, that the stage does not declare.
    BeforeStages,
    // An ARG of the same stage, further below.
    Later,
    // An ARG of another stage, which this one does not go on from.
    OtherStage,
    // What is declared has nearly the same name.
    Misspelled,
  };
  // Where it is used first.
  const InstructionView* instruction = nullptr;
  VariableUse use;
  Reason reason = Reason::Nowhere;
  // Where it is declared, or what was meant; none for those of the platform.
  std::optional<Span> declaration = {};
  // What was meant, as it seems.
  std::string nearest = {};
};

// In the order of the file, of each stage the first use. `${name:-word}` is meant for what is not
// set and left out, and so is what an image may set.
std::vector<UndefinedUse> UndefinedUses(const BuildView& build);

}  // namespace linter::docker
