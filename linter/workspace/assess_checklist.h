#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/check/rule.h"
#include "linter/readiness/checklist.h"
#include "linter/text/source_file.h"
#include "linter/workspace/assess.h"
#include "linter/workspace/request.h"

namespace linter::workspace {

// The checklist that is asked for, with what settings add to it and drop. Empty after a complaint.
std::optional<readiness::Checklist> LoadChecklist(const AssessRequest& request,
                                                  std::span<const Rule> catalog);

// The rules that speak for rows and name their subjects.
std::vector<Rule> Asides();

// A file of a checklist or of records; empty after a complaint.
std::optional<SourceFile> ReadSource(const Request& request, const std::string& path);
void Tell(const Request& request, const SourceFile& file, const readiness::Flaw& flaw);

}  // namespace linter::workspace
