#pragma once

#include "linter/cli/arguments.h"
#include "linter/workspace/request.h"

namespace linter::cli {

// What the command line asks for; complaints go to standard error.
workspace::Request RequestOf(const CheckArguments& arguments);

}  // namespace linter::cli
