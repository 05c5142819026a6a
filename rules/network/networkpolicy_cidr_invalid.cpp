#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/cidr.h"
#include "linter/k8s/network_policy.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyCidrInvalid() {
  return {
      .id = "networkpolicy-cidr-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "IP block of a NetworkPolicy that is not one",
      .why =
          "The API refuses a `cidr` that does not parse and an `except` that does not lie "
          "inside of it. Address bits behind the prefix (`10.0.0.5/8`) are accepted, but "
          "networks disagree on what they mean: most take the whole block.",
      .reference =
          "https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

static void CheckBlock(const yaml::Slot& block, Report& report) {
  const auto slot = block["cidr"];
  const auto text = slot.Text().value_or("");
  const auto cidr = k8s::ParseCidr(text);
  if (!cidr) {
    report.Add({.span = slot.span(),
                .message = slot.present() ? fmt::format("`{}` is no block of addresses", text)
                                          : "`ipBlock` has no `cidr`"});
    return;
  }
  if (cidr->host_bits()) {
    report.Add({.span = slot.span(),
                .message = fmt::format("`{}` has address bits behind its prefix", text)});
  }
  for (const auto& item : block["except"].Items()) {
    const auto hole = k8s::ParseCidr(item.Text().value_or(""));
    if (!hole || !hole->StrictlyInside(*cidr)) {
      report.Add({.span = item.span(),
                  .message = fmt::format("exception `{}` does not lie inside of `{}`",
                                         item.Text().value_or(""), text),
                  .labels = {{slot.span(), "the block"}}});
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy) {
    return;
  }
  for (const auto direction : k8s::Directions) {
    for (const auto& rule : policy->rules(direction)) {
      for (const auto& peer : rule.peers()) {
        if (peer.has_block()) {
          CheckBlock(peer.slot["ipBlock"], report);
        }
      }
    }
  }
}

}  // namespace linter::rules
