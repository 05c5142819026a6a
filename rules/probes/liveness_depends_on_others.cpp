#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/command.h"
#include "linter/k8s/health.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule LivenessDependsOnOthers() {
  return {
      .id = "liveness-depends-on-others",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "container is restarted when something else is down",
      .why =
          "Liveness has to be about this process alone. Where it asks an endpoint of readiness "
          "(`/ready`, `/readyz`, `/health/ready`, …), one that gathers the state of everything "
          "behind it (`/actuator/health`, `/status/all`), or runs a client against another host, "
          "a short failure of a database restarts the whole fleet at once, and no restart can "
          "help. Clients of `localhost`, of the pod's own address and of variables are left "
          "alone, and so is Envoy, whose `/ready` is about itself.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .checklist = {"HM-H-1"},
      .check = CheckContainer,
  };
}

static bool AsksOfOthers(std::string_view path) {
  constexpr std::array<std::string_view, 13> Paths = {"/ready",
                                                      "/readyz",
                                                      "/readiness",
                                                      "/-/ready",
                                                      "/health/ready",
                                                      "/healthz/ready",
                                                      "/health/readiness",
                                                      "/q/health/ready",
                                                      "/actuator/health",
                                                      "/actuator/health/readiness",
                                                      "/status/all",
                                                      "/q/health",
                                                      "/api/ready"};
  path = path.substr(0, path.find('?'));
  if (path.size() > 1 && path.back() == '/') {
    path.remove_suffix(1);
  }
  return std::find(Paths.begin(), Paths.end(), path) != Paths.end();
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto probe = container.probe(k8s::ProbeKind::Liveness);
  if (!container.long_running() || container.workload().batch()) {
    return;
  }
  const auto path = probe.slot()["httpGet"]["path"];
  const bool envoy = container.image().value_or("").find("envoy") != std::string_view::npos;
  if (!envoy && AsksOfOthers(path.Text().value_or(""))) {
    report.Add({.span = path.span(),
                .message = fmt::format("{} asks `{}`, which speaks of more than the process",
                                       k8s::Title(container, probe), *path.Text())});
  }
  if (const auto call = k8s::RemoteCall(probe.command())) {
    report.Add({.span = probe.slot()["exec"]["command"].span(),
                .message = fmt::format("{} has `{}` ask the host `{}`",
                                       k8s::Title(container, probe), call->program, call->host)});
  }
}

}  // namespace linter::rules
