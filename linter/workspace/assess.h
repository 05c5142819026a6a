#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/rule.h"
#include "linter/engine/run.h"
#include "linter/readiness/assessment.h"
#include "linter/readiness/attestation.h"
#include "linter/readiness/checklist.h"
#include "linter/workspace/lint_run.h"
#include "linter/workspace/request.h"

namespace linter::workspace {

// What `shoal readiness` is asked.
struct AssessRequest {
  // What is deployed; its paths are looked into for other files, too.
  Request lint;
  // A file instead of the checklist that comes with shoal; empty for that one.
  std::string checklist = {};
  // A file of records; empty for `readiness.yaml` beside the paths, if it is there.
  std::string attestations = {};
  // `production`; empty for everything.
  std::string environment = {};
  // Of the program; outlives what is assessed.
  std::string_view version = {};
};

// An assessment, and all that it points to.
struct Assessed {
  readiness::Checklist checklist;
  readiness::Attestations attestations;
  std::unique_ptr<LintRun> run;
  engine::Outcome outcome;
  readiness::Assessment assessment;
  // The findings that violate rows.
  std::vector<Diagnostic> violations;
};

// Null after a complaint.
std::unique_ptr<Assessed> Assess(const AssessRequest& request, std::span<const Rule> catalog);

}  // namespace linter::workspace
