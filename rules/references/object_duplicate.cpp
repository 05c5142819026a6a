#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/object_name.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ObjectDuplicate() {
  return {
      .id = "object-duplicate",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "object is written twice in one file",
      .why =
          "Both are applied, one after the other, so the second one wins, and what the first one "
          "says is lost without a word; Helm and Kustomize refuse such a file. Told for objects of "
          "one kind, namespace and name in one file; copies for several environments stand in "
          "several files.",
      .reference = "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.name().empty() || k8s::StandsForAnother(object.name()) || !k8s::IsOfCluster(object)) {
    return;
  }
  for (const auto* other : object.project().OfKind(object.kind(), object)) {
    if (other == &object) {
      return;
    }
    if (other->name() == object.name() && other->group() == object.group() &&
        other->NearnessTo(object) == k8s::Nearness::File) {
      report.Add({.span = object.name_span(),
                  .message = fmt::format("{} is written twice, and this one wins", object.Title()),
                  .labels = {{other->name_span(), "the first one"}}});
      return;
    }
  }
}

}  // namespace linter::rules
