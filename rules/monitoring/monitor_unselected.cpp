#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/prometheus.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MonitorUnselected() {
  return {
      .id = "monitor-unselected",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "monitor, rules or routes that no server of the run selects",
      .why =
          "A Prometheus loads ServiceMonitors, PodMonitors, Probes, ScrapeConfigs and "
          "PrometheusRules by the labels that its `…Selector` asks for, often `release`, "
          "and from the namespaces of `…NamespaceSelector`, without one from its own; an "
          "Alertmanager does so with AlertmanagerConfigs. What no server takes is never "
          "scraped, and alerts of it never fire. Told where the run has a server that "
          "selects such objects: in an open world in the same file, or in the "
          "same folder and namespace.",
      .reference = "https://prometheus-operator.dev/docs/getting-started/design/",
      .since = "0.1",
      .checklist = {"HM-M-2", "HM-A-1", "HM-A-2", "HM-A-3", "HM-A-4"},
      .check = CheckObject,
  };
}

// In an open world what lies in one folder may belong to different clusters.
static bool Belongs(const k8s::Object& server, const k8s::Object& object) {
  const bool together = server.SameFolder(object) && !object.name_space().empty() &&
                        server.name_space() == object.name_space();
  return object.project().closed() || together || server.NearnessTo(object) == k8s::Nearness::File;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto choices = k8s::ChoicesFor(object);
  const auto near = std::find_if(choices.begin(), choices.end(), [&](const k8s::Choice& choice) {
    return Belongs(*choice.server, object);
  });
  const bool taken = std::any_of(choices.begin(), choices.end(), [&](const k8s::Choice& choice) {
    return k8s::Takes(choice, object);
  });
  if (near == choices.end() || taken) {
    return;
  }
  const bool labels = !near->selector.Matches(object.labels());
  report.Add(
      {.span = labels ? object.metadata()["labels"].span() : object.name_span(),
       .message = labels ? fmt::format("{} is not selected: {} asks for `{}`", object.Title(),
                                       near->server->Title(), near->selector.Text())
                         : fmt::format("{} is not selected: {} does not look into namespace `{}`",
                                       object.Title(), near->server->Title(),
                                       object.effective_namespace()),
       .labels = {{.span = near->selector.slot().span(), .text = "selected here"}}});
}

}  // namespace linter::rules
