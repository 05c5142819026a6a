#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule InstanceLabelNotName() {
  return {
      .id = "instance-label-not-name",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "label of the instance is not the name of the object",
      .why =
          "Some teams name every workload as its instance and find one by the other. Helm's "
          "convention is another one (`release-chart`), so the rule runs only when it is asked "
          "for.",
      .reference =
          "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/",
      .since = "0.1",
      .replaces = {"polaris:metadataAndInstanceMismatched"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto label = object.metadata()["labels"]["app.kubernetes.io/instance"];
  if (object.project().WorkloadOf(object) != nullptr &&
      label.Text().value_or("") != object.name()) {
    report.Add({.span = label.span(),
                .message = fmt::format("`app.kubernetes.io/instance` of {} is not its name",
                                       object.Title())});
  }
}

}  // namespace linter::rules
