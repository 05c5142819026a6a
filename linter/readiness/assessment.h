#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/readiness/answer.h"

namespace linter::readiness {

// What is deployed, to write the commands of the checklist out for it.
struct Deployed {
  std::string kind;
  std::string name;
  std::string name_space;
};

// The answers for one environment.
struct Column {
  // Empty where the project has none.
  std::string environment;
  std::vector<Answer> answers;
};

// A checklist, answered. What it points to outlives it.
struct Assessment {
  const Checklist* checklist = nullptr;
  // The first is what was asked for; others are environments beside it.
  std::vector<Column> columns;
  std::vector<Deployed> servers;
  // What was taken for granted, a sentence each.
  std::vector<std::string> assumptions;
  // As `2027-01-31`; empty where records have no end.
  std::string today;
  // Of the program.
  std::string_view version;

  const std::vector<Answer>& answers() const { return columns.front().answers; }
  std::map<State, std::size_t> Counts() const;
  // The findings that speak against rows, and that no waiver excuses.
  std::set<const Diagnostic*> Violations() const;
  // Of the rows that apply, how many percent are satisfied or attested; a partial one counts half.
  int Score() const;
};

// `kubectl rollout undo deployment/web -n shop`, for every server and each of the three commands.
std::vector<std::string> RollbackCommands(const Assessment& assessment);

// Text for a terminal of any width; only what is open or wrong has its places, unless `all`.
enum class Detail { WhatIsMissing, Everything };
std::string WriteText(const Assessment& assessment, Detail detail);
// The document as it was, ticked, with the evidence below each row.
std::string WriteMarkdown(const Assessment& assessment);
// One page that needs nothing else.
std::string WriteHtml(const Assessment& assessment);
// A picture of the score, as repositories show them.
std::string WriteBadge(const Assessment& assessment);
// Its schema: editors/readiness.schema.json.
std::string WriteJson(const Assessment& assessment);

}  // namespace linter::readiness
