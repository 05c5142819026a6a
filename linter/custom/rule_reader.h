#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/custom/own_rule.h"
#include "linter/text/source_file.h"
#include "linter/text/span.h"

namespace linter::custom {

// Something wrong in a rule, and where.
struct Flaw {
  Span span;
  // Lower case, no full stop.
  std::string message;
};

// A folder that settings name.
struct RuleFolder {
  // As written.
  std::string path;
  Span span;
};

struct RuleFile {
  std::vector<std::shared_ptr<const OwnRule>> rules;
  std::vector<RuleFolder> folders;
  std::vector<Flaw> flaws;
};

// A file of rules: each of its documents is a rule, a list of rules, or settings, of which
// `custom-rules` and `rule-folders` are looked at.
RuleFile ReadRuleFile(const SourceFile& file);

}  // namespace linter::custom
