#pragma once

#include <vector>

#include "linter/docker/dockerfile.h"

namespace linter::docker {

// An instruction without its heredocs, and what is wrong with it.
struct InstructionRead {
  Instruction instruction;
  std::vector<Problem> problems;
};

// Takes a logical line apart.
InstructionRead ReadInstruction(const Passage& line, char escape);

// The heredocs that a logical line announces, without their content.
struct HeredocsRead {
  std::vector<Heredoc> heredocs;
  std::vector<Problem> problems;
};
HeredocsRead FindHeredocs(const Passage& line);

// A word as the opening of a heredoc; empty where it is none.
std::optional<Heredoc> ReadHeredocWord(const Passage& word);

// Why BuildKit refuses an instruction that it could take apart; empty where it does not.
std::optional<Problem> Refusal(const Instruction& instruction);

}  // namespace linter::docker
