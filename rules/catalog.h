#pragma once

#include <vector>

#include "linter/check/rule.h"

namespace linter::rules {

// Every rule, ordered by category and name. The list is made by CMake from the names of the files.
std::vector<Rule> All();

}  // namespace linter::rules
