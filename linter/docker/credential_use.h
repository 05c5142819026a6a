#pragma once

#include <string>
#include <vector>

#include "linter/docker/shell.h"

namespace linter::docker {

// A secret that is written among the words of a command.
struct CredentialUse {
  Span span;
  // What it is: `the password of `curl``.
  std::string what;
};

// What variables and substitutions stand for is left out.
std::vector<CredentialUse> CredentialsOf(const ShellCommand& command);

}  // namespace linter::docker
