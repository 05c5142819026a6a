#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/context_copy.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule DockerignoreIncomplete() {
  return {
      .id = "dockerignore-incomplete",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .security_severity = 3.0,
      .summary = ".dockerignore lets .git or .env into a copied context",
      .why =
          "`COPY .` takes all that `.dockerignore` does not name. `.git` holds the whole history, "
          "secrets that were once committed included, and changes with each commit; `.env` holds "
          "secrets of whoever builds. Whether they lie in the context cannot be told from the "
          "files, and some builds need `.git`, so the rule runs only when it is asked for.",
      .reference = "https://docs.docker.com/build/concepts/context/#dockerignore-files",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  if (build.ignore_files().empty()) {
    return;
  }
  const auto& patterns = build.ignore_files().front().patterns;
  const bool git = !docker::IsIgnored(patterns, ".git");
  const bool env = !docker::IsIgnored(patterns, ".env");
  if (!git && !env) {
    return;
  }
  for (const auto& instruction : build.instructions()) {
    const auto word = docker::WholeContext(instruction);
    if (word) {
      report.Add(
          {.span = word->span(),
           .message = fmt::format("everything is copied, and `.dockerignore` lets {} through",
                                  git && env ? "`.git` and `.env`" : (git ? "`.git`" : "`.env`"))});
      return;
    }
  }
}

}  // namespace linter::rules
