#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule FormatInvalid() {
  return {
      .id = "format-invalid",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "text or number that is not of the form the field demands",
      .why =
          "Node and host ports are 1 to 65535, the names of containers and volumes are DNS "
          "labels, those of Secrets and ConfigMaps that are referred to DNS names, the keys"
          " of annotations and selectors have an alphabet and a length, the data of a "
          "Secret is base64, times are RFC 3339. The API server refuses anything else, and "
          "what breaks the patterns, lengths and bounds of a CustomResourceDefinition's "
          "schema. Names of objects are the matter of `object-name-invalid`, labels that of"
          " `label-invalid`, the ports of containers and Services that of `port-invalid`.",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/",
      .since = "0.1",
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::InvalidFormat) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
