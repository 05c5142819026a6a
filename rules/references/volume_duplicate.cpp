#include <fmt/format.h>

#include <map>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule VolumeDuplicate() {
  return {
      .id = "volume-duplicate",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "two volumes of a pod have one name",
      .why =
          "The API server refuses the pod: a name stands for one volume. It is what a merge of two "
          "lists leaves behind.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/",
      .since = "0.1",
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  std::map<std::string_view, yaml::Slot> seen;
  for (const auto& volume : workload.volumes()) {
    const auto name = volume["name"].Text().value_or("");
    const auto [found, fresh] = seen.emplace(name, volume["name"]);
    if (!fresh && !name.empty()) {
      report.Add({.span = volume["name"].span(),
                  .message = fmt::format("pods of {} have two volumes `{}`",
                                         workload.object().Title(), name),
                  .labels = {{found->second.span(), "the other one"}}});
    }
  }
}

}  // namespace linter::rules
