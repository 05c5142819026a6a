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
  // Of those in the object's own file the first one.
  const auto* first = object.project().Find(object.kind(), object.name(), object);
  if (first == nullptr || first == &object || first->group() != object.group() ||
      first->NearnessTo(object) != k8s::Nearness::File) {
    return;
  }
  report.Add({.span = object.name_span(),
              .message = fmt::format("{} is written twice, and this one wins", object.Title()),
              .labels = {{first->name_span(), "the first one"}}});
}

}  // namespace linter::rules
