#pragma once

#include "linter/lsp/client.h"
#include "linter/lsp/document.h"
#include "linter/lsp/linting.h"

namespace linter::lsp {

// A finding as the protocol has it.
Json DiagnosticOf(const Diagnostic& finding, const Findings& among, const Document& document,
                  const Client& client);

}  // namespace linter::lsp
