#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/environment.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule EnvironmentCrossed() {
  return {
      .id = "environment-crossed",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "object of one environment uses a host or a key of another one",
      .why =
          "A production that talks to the database of staging, or a staging that writes into the "
          "one of production, works in every test and loses data: it is a value that the overlay "
          "forgot to change. The rule looks at hosts, addresses and keys of secret stores that "
          "have the name of another environment as a whole label or folder (`db.staging.internal`, "
          "`acme-staging`), in objects whose overlay or folder is called after production or "
          "what comes right before it. Images, labels and paths inside of containers are left "
          "alone. Services that environments share on purpose are to be allowed where they stand.",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto crossed = k8s::CrossedTexts(object);
  if (crossed.empty()) {
    return;
  }
  const auto own = k8s::EnvironmentOf(object);
  for (const auto& each : crossed) {
    report.Add({.span = each.slot.span(),
                .message = fmt::format("`{}` is of {}, and {} is for {}", each.text,
                                       each.environment, object.Title(), own)});
  }
}

}  // namespace linter::rules
