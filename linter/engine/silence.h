#pragma once

#include <cstddef>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/engine/allowance.h"
#include "linter/engine/dispatch.h"
#include "linter/k8s/project.h"
#include "linter/text/span.h"

namespace linter::engine {

// What became of the allowances of one file.
struct Silenced {
  // Findings that are gone.
  std::size_t count = 0;
  // The allowances that silenced something.
  std::vector<Span> used;
};

// Takes out of `findings` what the list allows, and adds to the list's problems which of our own
// allowances silence nothing although their rules run.
Silenced Silence(std::vector<Diagnostic>& findings, AllowanceList& list, const Dispatch& dispatch,
                 k8s::World world);

}  // namespace linter::engine
