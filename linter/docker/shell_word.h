#pragma once

#include <tree_sitter/api.h>

#include "linter/docker/passage.h"
#include "linter/docker/shell.h"

namespace linter::docker {

// A node of the grammar as a word.
ShellWord ReadShellWord(const Passage& source, TSNode node);
// Bytes of the code that are one word without quotes.
ShellWord PlainShellWord(const Passage& source, std::size_t begin, std::size_t end);
// A string of a JSON form: nothing in it is replaced.
ShellWord ExactShellWord(const Passage& string);

}  // namespace linter::docker
