#include <fmt/format.h>
#include <re2/re2.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule PrestopExceedsGracePeriod() {
  return {
      .id = "prestop-exceeds-grace-period",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "preStop hook takes all of the grace period",
      .why =
          "The grace period (`terminationGracePeriodSeconds`, 30 where nothing is written) runs "
          "from the moment that the hook starts. A hook that sleeps as long leaves the process "
          "no time to finish its requests: it is killed while it serves. Reads `sleep.seconds` "
          "and commands that are, or start with, `sleep N`.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination",
      .since = "0.1",
      .checklist = {"HM-H-5"},
      .check = CheckContainer,
  };
}

// The seconds of `sleep N` at the start of a command, shells in front of it set aside.
static std::optional<std::int64_t> SleepOf(const yaml::Slot& command) {
  std::string text;
  for (const auto& word : command.Items()) {
    text += std::string(word.Text().value_or("")) + " ";
  }
  static const RE2 pattern(
      R"(^(?:\S*/?(?:ba|da|a)?sh\s+(?:-\w+\s+)+)?\s*(?:\S*/)?sleep\s+(\d{1,9})s?\b)");
  std::int64_t seconds = 0;
  return RE2::PartialMatch(text, pattern, &seconds) ? std::optional(seconds) : std::nullopt;
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  constexpr std::int64_t DefaultGrace = 30;
  const auto hook = container["lifecycle"]["preStop"];
  const auto grace = container.workload().pod_spec()["terminationGracePeriodSeconds"];
  const auto command = hook["exec"]["command"];
  const auto native = hook["sleep"]["seconds"];
  const auto seconds = native.Int() ? native.Int() : SleepOf(command);
  const auto allowed = grace.Int().value_or(DefaultGrace);
  if (!seconds || *seconds < allowed) {
    return;
  }
  std::vector<Label> labels;
  if (grace.present()) {
    labels.push_back({grace.span(), "the grace period"});
  }
  report.Add({
      .span = native.present() ? native.span() : command.span(),
      .message = fmt::format("preStop of {} sleeps {} s of a grace period of {} s",
                             container.Title(), *seconds, allowed),
      .labels = std::move(labels),
  });
}

}  // namespace linter::rules
