#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <vector>

#include "linter/cli/arguments.h"
#include "linter/cli/verbs.h"
#include "linter/lsp/session.h"
#include "rules/catalog.h"

int main(int count, char** words) {
  const auto arguments = linter::cli::ReadArguments({words + 1, words + count});
  if (const auto* notice = std::get_if<linter::cli::Notice>(&arguments)) {
    fmt::print(notice->status == 0 ? stdout : stderr, "{}", notice->text);
    return notice->status;
  }
  if (const auto* render = std::get_if<linter::cli::RenderArguments>(&arguments)) {
    return linter::cli::Render(*render);
  }
  if (std::holds_alternative<linter::cli::ManualArguments>(arguments)) {
    return linter::cli::PrintManual();
  }
  const auto catalog = linter::rules::All();
  if (const auto* completions = std::get_if<linter::cli::CompletionsArguments>(&arguments)) {
    return linter::cli::PrintCompletions(*completions, catalog);
  }
  if (const auto* check = std::get_if<linter::cli::CheckArguments>(&arguments)) {
    return linter::cli::Check(*check, catalog);
  }
  if (const auto* fix = std::get_if<linter::cli::FixArguments>(&arguments)) {
    return linter::cli::FixFiles(*fix, catalog);
  }
  if (const auto* baseline = std::get_if<linter::cli::BaselineArguments>(&arguments)) {
    return linter::cli::WriteBaseline(*baseline, catalog);
  }
  if (const auto* rules = std::get_if<linter::cli::RulesArguments>(&arguments)) {
    return linter::cli::ListRules(*rules, catalog);
  }
  if (std::holds_alternative<linter::cli::LspArguments>(arguments)) {
    return linter::lsp::Serve(catalog, SHOAL_VERSION, stdin, stdout);
  }
  if (const auto* test = std::get_if<linter::cli::RuleTestArguments>(&arguments)) {
    return linter::cli::TestRules(*test, catalog);
  }
  if (const auto* init = std::get_if<linter::cli::InitArguments>(&arguments)) {
    return linter::cli::Init(*init, catalog);
  }
  if (const auto* readiness = std::get_if<linter::cli::ReadinessArguments>(&arguments)) {
    return linter::cli::AnswerChecklist(*readiness, catalog);
  }
  if (const auto* diff = std::get_if<linter::cli::DiffArguments>(&arguments)) {
    return linter::cli::Diff(*diff, catalog);
  }
  return linter::cli::Explain(std::get<linter::cli::ExplainArguments>(arguments), catalog);
}
