#pragma once

#include <span>

#include "linter/check/rule.h"
#include "linter/cli/arguments.h"

namespace linter::cli {

// Each runs one verb, prints to standard output what was asked for and to standard error what went
// wrong, and returns the program's status: 0, 1 (findings) or 2 (something could not be done).
int Check(const CheckArguments& arguments, std::span<const Rule> catalog);
// 1 where `--diff` shows a change.
int FixFiles(const FixArguments& arguments, std::span<const Rule> catalog);
int WriteBaseline(const BaselineArguments& arguments, std::span<const Rule> catalog);
int ListRules(const RulesArguments& arguments, std::span<const Rule> catalog);
int Explain(const ExplainArguments& arguments, std::span<const Rule> catalog);
// 1 where an example is not as its rule says.
int TestRules(const RuleTestArguments& arguments, std::span<const Rule> catalog);
int Init(const InitArguments& arguments, std::span<const Rule> catalog);
// 1 where the second environment is weaker than the first.
int Diff(const DiffArguments& arguments, std::span<const Rule> catalog);
// What a shell reads to complete the words of a command.
int PrintCompletions(const CompletionsArguments& arguments, std::span<const Rule> catalog);
// The manual page, for `man`.
int PrintManual();
// 1 where a row that is required is not in order, or too few are.
int AnswerChecklist(const ReadinessArguments& arguments, std::span<const Rule> catalog);
// 1 where helm refuses the chart.
int Render(const RenderArguments& arguments);
// Whether a folder has a kustomization, and no chart.
bool IsOverlay(const std::string& path);
// What `kustomize build` does.
int RenderOverlay(const std::string& path);

}  // namespace linter::cli
