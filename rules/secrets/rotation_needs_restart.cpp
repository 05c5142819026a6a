#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/config_reference.h"
#include "linter/k8s/secret_maker.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RotationNeedsRestart() {
  return {
      .id = "rotation-needs-restart",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "pod keeps the old value of a secret that is renewed",
      .why =
          "Variables are read once, when a container starts. A Secret that an ExternalSecret or "
          "a Certificate renews changes behind a running pod, which goes on with the old password "
          "until it happens to restart. Something that restarts it is told by an annotation: "
          "Reloader's, or a checksum in the pod template. Jobs start anew each time. Mounted "
          "files follow by themselves and are left alone.",
      .reference = "https://external-secrets.io/latest/api/externalsecret/",
      .since = "0.1",
      .check = CheckWorkload,
  };
}

static bool Restarts(const k8s::Labels& annotations) {
  return std::any_of(annotations.pairs().begin(), annotations.pairs().end(), [](const auto& pair) {
    return pair.key.find("reloader") != std::string_view::npos ||
           pair.key.find("checksum") != std::string_view::npos ||
           pair.key.find("config-hash") != std::string_view::npos ||
           pair.key.find("wave.pusher.com") != std::string_view::npos;
  });
}

static bool IsRenewed(const k8s::Object& maker) {
  const auto interval = maker.spec()["refreshInterval"].Text().value_or("1h");
  return maker.kind() == "Certificate" ||
         (maker.kind() == "ExternalSecret" && !interval.starts_with('0') &&
          maker.spec()["refreshPolicy"].Text() != "CreatedOnce");
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (workload.batch() || Restarts(workload.object().annotations()) ||
      Restarts(workload.pod_annotations())) {
    return;
  }
  for (const auto& container : workload.containers()) {
    for (const auto& variable : container["env"].Items()) {
      const auto name = variable["valueFrom"]["secretKeyRef"]["name"];
      for (const auto* maker : k8s::SecretMakers(name.Text().value_or(""), workload.object())) {
        if (container.long_running() && IsRenewed(*maker)) {
          report.Add({.span = name.span(),
                      .message = fmt::format("{} keeps the old value when {} renews it",
                                             container.Title(), maker->Title()),
                      .labels = {{maker->name_span(), "what renews it"}}});
          return;
        }
      }
    }
  }
}

}  // namespace linter::rules
