#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/mesh.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MeshSubsetMissing() {
  return {
      .id = "mesh-subset-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "VirtualService sends to a subset that no DestinationRule has",
      .why =
          "Requests to a subset that does not exist are answered with 503. Told where the run has "
          "DestinationRules for the host and none of them has the subset; where it has none, in a "
          "closed world only.",
      .reference =
          "https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination",
      .since = "0.1",
      .checklist = {"IN-N-5"},
      .check = CheckObject,
  };
}

static bool HasSubset(const k8s::Object& rule, std::string_view subset) {
  const auto items = rule.spec()["subsets"].Items();
  return std::any_of(items.begin(), items.end(),
                     [&](const yaml::Slot& each) { return each["name"].Text() == subset; });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("networking.istio.io", "VirtualService")) {
    return;
  }
  for (const auto& destination : k8s::DestinationsOf(object)) {
    const auto subset = destination.subset().Text().value_or("");
    const auto host = destination.host().Text().value_or("");
    if (subset.empty() || k8s::StandsForAnother(subset) || k8s::StandsForAnother(host)) {
      continue;
    }
    const auto rules = k8s::DestinationRules(host, object);
    const bool known = std::any_of(rules.begin(), rules.end(), [&](const k8s::Object* rule) {
      return HasSubset(*rule, subset);
    });
    if (!known && (!rules.empty() || object.project().closed())) {
      report.Add(
          {.span = destination.subset().span(),
           .message = fmt::format("no DestinationRule for `{}` has a subset `{}`", host, subset),
           .labels = rules.empty() ? std::vector<Label>{}
                                   : std::vector<Label>{
                                         {rules.front()->name_span(), "the DestinationRule"}}});
    }
  }
}

}  // namespace linter::rules
