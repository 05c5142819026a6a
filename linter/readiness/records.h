#pragma once

#include "linter/readiness/answer.h"

namespace linter::readiness {

// What persons recorded of a row, laid over what files show of it: what these show to be wrong
// stays wrong, and only a waiver excuses it.
void ApplyRecords(const Knowledge& knowledge, Answer& answer);

}  // namespace linter::readiness
