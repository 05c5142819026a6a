#pragma once

#include <string>

#include "linter/docker/shell.h"

namespace linter::docker {

// The command installs what a project's own file lists (`npm ci`, `pip install -r`), as one would
// write it; empty for others.
std::string ProjectInstall(const ShellCommand& command);

// The command installs packages, of a project's list or by their names: it takes long, and depends
// on nothing that changes with each commit.
bool InstallsPackages(const ShellCommand& command);

}  // namespace linter::docker
