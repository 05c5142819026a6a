#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/context_copy.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule DockerignoreMissing() {
  return {
      .id = "dockerignore-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "the whole context is copied, and no .dockerignore keeps anything out",
      .why =
          "`COPY .` takes `.git` with its history, `.env`, `node_modules` and whatever lies about "
          "into the image, sends it to the builder at each build, and a change of any of it "
          "spoils the cache. A `.dockerignore` at the root of the context, or one named after the "
          "Dockerfile, says what stays out. Looked for beside the Dockerfile and above it, up to "
          "the root of the repository. Stages that are not shipped count, too.",
      .reference = "https://docs.docker.com/build/concepts/context/#dockerignore-files",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  if (!build.ignore_files().empty()) {
    return;
  }
  for (const auto& instruction : build.instructions()) {
    const auto word = docker::WholeContext(instruction);
    if (word) {
      report.Add({.span = word->span(),
                  .message = "everything is copied, and no `.dockerignore` keeps anything out"});
      return;
    }
  }
}

}  // namespace linter::rules
