#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/monitor.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MonitorPortMissing() {
  return {
      .id = "monitor-port-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "what a monitor selects has no port of the name that it scrapes",
      .why =
          "Nothing is scraped, so every alert about it stays quiet. `port` of a ServiceMonitor is "
          "the *name* of a Service's port, and that of a PodMonitor the name of a container's; "
          "numbers and the other one's names are not found. Told where the run has something that "
          "the monitor selects, in an open world in its folder, and none of it has the port.",
      .reference = "https://prometheus-operator.dev/docs/developer/getting-started/",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto monitor = k8s::Monitor::Of(object);
  if (!monitor) {
    return;
  }
  for (const auto& endpoint : monitor->endpoints()) {
    const auto port = endpoint["port"];
    const auto name = port.Text().value_or("");
    if (!name.empty() && monitor->SelectsSurely() && !monitor->FindsPort(name)) {
      report.Add({.span = port.span(),
                  .message = fmt::format("nothing that {} selects has a port named `{}`",
                                         object.Title(), name)});
    }
  }
}

}  // namespace linter::rules
