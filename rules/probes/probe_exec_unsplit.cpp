#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/command.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeExecUnsplit() {
  return {
      .id = "probe-exec-unsplit",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "exec probe takes a whole command line for the name of a program",
      .why =
          "No shell reads the command of a probe: `[\"curl -f localhost\"]` runs a program whose "
          "name has blanks in it, which is not there, and the probe always fails. Each word is "
          "an item of its own, or the line is the script of a shell.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#define-a-liveness-command",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto words = probe.command();
    const bool blanks = !words.empty() && words[0].find_first_of(" \t\n") != std::string_view::npos;
    // Paths of Windows have blanks.
    if (!blanks || words[0].find_first_of("\\{") != std::string_view::npos) {
      continue;
    }
    const auto command = probe.slot()["exec"]["command"];
    Diagnostic finding{
        .span = command.Items().front().span(),
        .message = fmt::format("{} runs a program called `{}`", k8s::Title(container, probe),
                               k8s::FirstLine(words[0]))};
    if (const auto split = k8s::SplitPlain(words[0]); words.size() == 1 && !split.empty()) {
      finding.fixes = {{"split it into words", Safety::Unsafe,
                        yaml::Set(command, fmt::format("[{}]", fmt::join(split, ", ")))}};
    } else if (words.size() == 1 && words[0].find('\n') == std::string_view::npos) {
      finding.fixes = {{"let a shell run it", Safety::Unsafe,
                        yaml::Set(command, fmt::format("[sh, -c, {}]", yaml::Quote(words[0])))}};
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
