#include <fmt/format.h>

#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DestinationPlainText() {
  return {
      .id = "destination-plain-text",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 4.5,
      .summary = "mesh sends plain text to a destination",
      .why =
          "`DISABLE` takes mutual TLS off everything that the mesh sends there: it is readable "
          "and changeable on the way, and a destination that asks for mutual TLS refuses it. "
          "The API server of Kubernetes brings its own TLS and is left alone. Destinations outside "
          "of the mesh may need this, so the rule is not in the default profile.",
      .reference =
          "https://istio.io/latest/docs/reference/config/networking/destination-rule/"
          "#ClientTLSSettings",
      .since = "0.1",
      .checklist = {"IN-N-5", "SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckPolicy(const k8s::Object& object, const yaml::Slot& policy, Report& report) {
  auto modes = std::vector{policy["tls"]["mode"]};
  for (const auto& port : policy["portLevelSettings"].Items()) {
    modes.push_back(port["tls"]["mode"]);
  }
  for (const auto& mode : modes) {
    if (mode.Text() == "DISABLE") {
      report.Add({.span = mode.span(),
                  .message = fmt::format("{} sends plain text to `{}`", object.Title(),
                                         object.spec()["host"].Text().value_or(""))});
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto host = object.spec()["host"].Text().value_or("");
  if (!object.Is("networking.istio.io", "DestinationRule") ||
      host.starts_with("kubernetes.default")) {
    return;
  }
  CheckPolicy(object, object.spec()["trafficPolicy"], report);
  for (const auto& subset : object.spec()["subsets"].Items()) {
    CheckPolicy(object, subset["trafficPolicy"], report);
  }
}

}  // namespace linter::rules
