#include "linter/check/report.h"
#include "linter/k8s/object_name.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ObjectNameInvalid() {
  return {
      .id = "object-name-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "name is one that the API server refuses",
      .why =
          "Most objects have names of lower case letters, digits, `-` and `.`, with a letter or "
          "digit at both ends. The names of Services, Namespaces and StatefulSets are host "
          "names, without dots and at most 63 long, and that of a Service begins with a letter "
          "(clusters from 1.37 on take a digit). A CronJob's has at most 52 characters. Roles "
          "and their bindings take everything but `/` and `%`. Names that another tool fills "
          "in (`${NAME}`) are left alone, and so are files of tools outside of the cluster.",
      .reference = "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names",
      .since = "0.1",
      .replaces = {"helm-lint:validateMetadataName"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (auto fault = k8s::NameFault(object)) {
    report.Add({.span = object.metadata()["name"].span(), .message = std::move(*fault)});
  }
}

}  // namespace linter::rules
