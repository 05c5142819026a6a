#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule FieldMissing() {
  return {
      .id = "field-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "field that the kind demands is not there",
      .why =
          "The API server refuses the object. Pieces that Kustomize lays over other objects"
          " are left alone: workloads without containers or images, and files whose path "
          "speaks of patches, overlays or components, unless the run is a closed world. "
          "Selectors of workloads, `maxReplicas` and the fields of spread constraints have "
          "rules of their own. Kinds of CustomResourceDefinitions are compared where the "
          "run, or `schemas:` in `.shoal.yaml`, has their definition; kinds without any "
          "schema are passed over.",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/",
      .since = "0.1",
      .replaces = {"kube-linter:schema-validation"},
      .check = CheckFault,
  };
}

// What `workload-selector-missing`, `hpa-range-empty` and `topology-spread-invalid` speak of.
static bool IsForAnother(const schema::Fault& fault) {
  constexpr std::array<std::string_view, 4> Fields = {"selector", "maxReplicas", "maxSkew",
                                                      "whenUnsatisfiable"};
  const auto& missing = fault.place.missing;
  return !missing.empty() &&
         std::find(Fields.begin(), Fields.end(), missing.back()) != Fields.end();
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::RequiredFieldMissing && !IsForAnother(fault)) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
