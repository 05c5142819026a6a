#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/images/image_content.h"
#include "linter/images/image_link.h"
#include "linter/k8s/container.h"
#include "linter/k8s/exec_program.h"

namespace linter::rules {

static void CheckLink(const images::ImageLink& link, Report& report);

Rule ProbeProgramMissing() {
  return {
      .id = "probe-program-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "probe or hook runs a program that the image does not have",
      .why =
          "An image that was made small has no shell and no `curl` any more: every probe fails and "
          "the container is restarted for ever, and a `preStop` that should wait ends at once, "
          "without a word, so that each rollout loses requests. Use `httpGet`, `grpc`, or "
          "`sleep` of `preStop`. Told of well-known programs, where the Dockerfile goes on from "
          "`scratch`, distroless, Alpine, Debian or Ubuntu and nothing in it could bring the "
          "program, and where a Skaffold configuration of the run says that it builds the image. "
          "Containers that mount a volume over a folder of programs are left alone.",
      .reference =
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/",
      .since = "0.1",
      .checklist = {"HM-H-1"},
      .check = CheckLink,
  };
}

static void CheckLink(const images::ImageLink& link, Report& report) {
  const auto& container = link.container();
  const auto mounts = container.volume_mounts();
  const bool brought = std::any_of(mounts.begin(), mounts.end(), [](const auto& mount) {
    return mount.path().value_or("").find("bin") != std::string_view::npos;
  });
  std::string told;
  for (const auto& each : k8s::ExecProgramsOf(container)) {
    // Of one handler the first is enough: without a shell nothing else runs.
    if (brought || each.user == told || !images::Lacks(link, each.word)) {
      continue;
    }
    told = each.user;
    report.Add({
        .span = each.command.span(),
        .message = fmt::format("image of {} has no `{}`, which its {} runs", container.Title(),
                               each.word, each.user),
        .labels = {{link.stage().base.span(), "the image goes on from this one"},
                   {link.source(), "this Dockerfile builds the image"}},
    });
  }
}

}  // namespace linter::rules
