#pragma once

#include <string>
#include <vector>

#include "linter/k8s/container.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A program that the kubelet runs in a container for a probe or a hook.
struct ExecProgram {
  // As written: `/bin/sh`, `curl`.
  std::string word;
  // `readiness probe`, `preStop hook`.
  std::string user;
  yaml::Slot command;
};

// Of a script of a shell first the shell, then what it runs.
std::vector<ExecProgram> ExecProgramsOf(const Container& container);

}  // namespace linter::k8s
