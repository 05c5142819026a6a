#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IngressClassUndefined() {
  return {
      .id = "ingress-class-undefined",
      .severity = Severity::Warning,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "class of an Ingress does not exist",
      .why =
          "No controller takes the Ingress up, and nothing says so. The classes are mostly made "
          "with their controllers, elsewhere, so this is judged only in a closed world "
          "(`--closed-world`).",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class",
      .since = "0.1",
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.project().closed()) {
    return;
  }
  const auto name = object.spec()["ingressClassName"];
  const auto text = name.Text().value_or("");
  const auto& classes = object.project().OfKind("IngressClass");
  if (k8s::Ingress::Is(object) && !text.empty() && !k8s::StandsForAnother(text) &&
      std::none_of(classes.begin(), classes.end(),
                   [&](const k8s::Object* known) { return known->name() == text; })) {
    report.Add(
        {.span = name.span(), .message = fmt::format("no IngressClass is named `{}`", text)});
  }
}

}  // namespace linter::rules
