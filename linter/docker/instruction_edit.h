#pragma once

#include <optional>
#include <string>

#include "linter/docker/build_view.h"
#include "linter/text/edit.h"

namespace linter::docker {

// Takes an instruction out, with its last line's break.
Edit RemoveInstruction(const InstructionView& instruction);

// Puts a line before an instruction, indented as that is.
Edit InsertBefore(const InstructionView& instruction, const std::string& line);

// Takes out a word of a command, and the blanks before it in its line, or a line that it has to
// itself.
Edit RemoveWord(const BuildView& build, const Span& word);

// The working directory that a WORKDIR leads to; empty where that is not known from the file.
std::optional<std::string> WorkdirOf(const Dockerfile& dockerfile, const Instruction& workdir);

}  // namespace linter::docker
