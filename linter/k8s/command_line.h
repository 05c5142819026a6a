#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/container.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// The words that a container starts a program with, and where each stands.
struct CommandLine {
  std::vector<std::string> words;
  std::vector<yaml::Slot> slots;
  // These are all, as they stand: no shell puts anything in.
  bool plain = true;
};

// A container's `command` and `args`; of a shell's script the command that starts a program which
// is wanted, and nothing where none is.
std::optional<CommandLine> CommandLineOf(const Container& container,
                                         bool (*wanted)(std::string_view program));

}  // namespace linter::k8s
