#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/index_update.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule PackageIndexUpdatedAlone() {
  return {
      .id = "package-index-updated-alone",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "index of packages is fetched by a RUN that installs nothing",
      .why =
          "`RUN apt-get update` is cached as a layer. A later `RUN apt-get install` is built with "
          "an index of weeks ago: packages come in old versions, or are gone from the mirror and "
          "the build fails. Fetch the index in the RUN that installs. A RUN that starts something "
          "that may install, and one whose index lies in a cache mount, are left alone.",
      .reference = "https://docs.docker.com/build/building/best-practices/#apt-get",
      .since = "0.1",
      .replaces = {"trivy:DS-0017", "checkov:CKV_DOCKER_5",
                   "kics:9bae49be-0aa3-4de5-bab2-4c3a069e40cd"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (const auto* update = docker::IndexUpdatedAlone(instruction)) {
    report.Add({.span = (*update)->name->span,
                .message = fmt::format("the index that `{}` fetches is cached, and used by another "
                                       "`RUN` if at all",
                                       (*update)->program())});
  }
}

}  // namespace linter::rules
