#pragma once

#include <string_view>
#include <vector>

#include "linter/check/rule.h"
#include "linter/readiness/checklist.h"

namespace linter::readiness {

// Rules that find nothing wrong: each names the objects of a run that are subjects of a kind, one
// finding an object. They run beside the others and are never shown.
std::vector<Rule> ScopeRules();
// The id of that of a kind of subjects; empty for the project as a whole.
std::string_view ScopeId(Subjects subjects);

}  // namespace linter::readiness
