#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/shell.h"

namespace linter::docker {

// `-u 1000`, `-u1000`, `--uid=1000`, or one letter of `-xzf`.
struct CommandOption {
  // Without dashes.
  std::string name;
  // What stands behind `=` or in the next word, as written where it is not known before it runs.
  std::string value;
  // The word that it stands in.
  const ShellWord* word = nullptr;
};

// What stands behind a program's name, read as getopt_long does.
struct CommandLine {
  std::vector<CommandOption> options;
  std::vector<const ShellWord*> operands;

  // The last option of one of these names.
  const CommandOption* Find(std::initializer_list<std::string_view> names) const;
  bool Has(std::initializer_list<std::string_view> names) const { return Find(names) != nullptr; }
};

// The options that take a value.
struct ValuedOptions {
  std::string_view letters = {};
  std::initializer_list<std::string_view> names = {};
};

// Points into the command, which must outlive what is returned.
CommandLine ReadCommandLine(const ShellCommand& command, const ValuedOptions& valued = {});

}  // namespace linter::docker
