#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"
#include "linter/text/edit.h"

namespace linter::docker {

// Where a package manager keeps what it downloads, and what keeps that out of a layer.
struct PackageCache {
  using Names = std::initializer_list<std::string_view>;

  // The commands that fill it, by their first words: `uv pip install`. A program alone is meant
  // without operands.
  Names fills;
  // Those that empty it, likewise.
  Names empties = {};
  // Options and variables with which it keeps nothing.
  Names off_options = {};
  Names off_variables = {};
  // Options and variables that say where it lies.
  Names place_options = {};
  Names place_variables = {};
  // The commands that say so for all that follow.
  Names moves = {};
  // The end of the path of its folder, below whatever home: `.cache/uv`.
  Names folders;
  // The options of the program that take a value, those that say where it lies included.
  ValuedOptions valued = {};
};

// A command that fills a cache which stays in its layer.
struct KeptCache {
  const CommandView* command = nullptr;
  // `install`; the program where nothing stands behind it.
  const ShellWord* verb = nullptr;

  // ` --no-cache` behind the verb; no edit where that is not written as it reads.
  std::vector<Edit> AddOption(std::string_view option) const;
};

// The RUN empties the cache, has it in a mount or is told by a variable to keep none, or where it
// lies is not known here.
bool IsKeptOut(const InstructionView& run, const PackageCache& cache);

// The first such command of each RUN whose layer is in an image that is built for its own sake.
// Left alone is a RUN that keeps it out as above; where it empties the cache, behind the command.
// None where the Dockerfile moves the cache by a command.
std::vector<KeptCache> KeptCaches(const BuildView& build, const PackageCache& cache);

}  // namespace linter::docker
