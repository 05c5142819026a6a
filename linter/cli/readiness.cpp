// `shoal readiness`: the deployment checklist, answered.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "linter/cli/lint_request.h"
#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/files/write.h"
#include "linter/output/format.h"
#include "linter/workspace/assess.h"

namespace linter::cli {

constexpr int Failed = 2;

static std::string WriteViolations(const workspace::Assessed& assessed) {
  const auto files = assessed.run->Files();
  const auto ran = assessed.run->RulesThatRun();
  return output::FindFormat("sarif")->write({.findings = assessed.violations,
                                             .files = files,
                                             .summary = {.files = assessed.run->FilesLinted(),
                                                         .documents = assessed.outcome.documents,
                                                         .objects = assessed.outcome.objects,
                                                         .unreadable = assessed.outcome.unreadable,
                                                         .suppressed = assessed.outcome.suppressed},
                                             .rules = ran,
                                             .version = SHOAL_VERSION},
                                            {});
}

static std::string Write(const ReadinessArguments& arguments, const workspace::Assessed& assessed) {
  const auto& assessment = assessed.assessment;
  const auto& format = arguments.format;
  return format == "markdown" ? readiness::WriteMarkdown(assessment)
         : format == "html"   ? readiness::WriteHtml(assessment)
         : format == "json"   ? readiness::WriteJson(assessment)
         : format == "badge"  ? readiness::WriteBadge(assessment)
         : format == "sarif"
             ? WriteViolations(assessed)
             : readiness::WriteText(assessment, arguments.all ? readiness::Detail::Everything
                                                              : readiness::Detail::WhatIsMissing);
}

// Whether all rows that are required are in order.
static bool HasRequired(const ReadinessArguments& arguments,
                        const readiness::Assessment& assessment) {
  return std::all_of(
      arguments.require.begin(), arguments.require.end(), [&](const std::string& id) {
        const auto& answers = assessment.answers();
        return std::any_of(answers.begin(), answers.end(), [&](const readiness::Answer& answer) {
          return answer.row->id == id && answer.state >= readiness::State::Attested;
        });
      });
}

int AnswerChecklist(const ReadinessArguments& arguments, std::span<const Rule> catalog) {
  const auto assessed = workspace::Assess({.lint = RequestOf(arguments.check),
                                           .checklist = arguments.checklist,
                                           .attestations = arguments.attestations,
                                           .environment = arguments.environment,
                                           .version = SHOAL_VERSION},
                                          catalog);
  if (assessed == nullptr) {
    return Failed;
  }
  const auto& assessment = assessed->assessment;
  for (const auto& id : arguments.require) {
    if (assessed->checklist.Find(id) == nullptr) {
      Complain(fmt::format("the checklist has no row `{}`", id));
      return Failed;
    }
  }
  const auto text = Write(arguments, *assessed);
  if (!arguments.output.empty()) {
    if (const auto error = files::Write(arguments.output, text)) {
      Complain(error->message);
      return Failed;
    }
  } else {
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
  if (std::fflush(stdout) != 0 || !assessed->run->complete()) {
    return Failed;
  }
  const bool enough = assessment.Score() >= arguments.fail_under;
  return enough && HasRequired(arguments, assessment) ? 0 : 1;
}

}  // namespace linter::cli
