#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyPortRangeInvalid() {
  return {
      .id = "networkpolicy-port-range-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "port of a NetworkPolicy that the API refuses",
      .why =
          "`endPort` needs a `port` that is a number and not above it; a number lies between 1 "
          "and 65535; the protocol is `TCP`, `UDP` or `SCTP`. The API refuses anything else, "
          "and the whole policy with it.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/network-policies/"
          "#targeting-a-range-of-ports",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

static void CheckPort(const k8s::PolicyPort& port, Report& report) {
  constexpr std::int64_t Last = 65535;
  const auto slot = port.slot["port"];
  const auto end = port.slot["endPort"];
  const auto protocol = port.protocol();
  if (protocol != "TCP" && protocol != "UDP" && protocol != "SCTP") {
    report.Add({.span = port.slot["protocol"].span(),
                .message = fmt::format("`{}` is no protocol of a policy", protocol)});
  }
  if (const auto number = port.number(); number && (*number < 1 || *number > Last)) {
    report.Add({.span = slot.span(), .message = fmt::format("{} is no port", *number)});
  } else if (end.present() && !number) {
    report.Add({.span = end.span(),
                .message = slot.present() ? "`endPort` stands beside a named port"
                                          : "`endPort` stands without `port`"});
  } else if (port.end() && *port.end() < *number) {
    report.Add(
        {.span = end.span(),
         .message = fmt::format("range of ports ends at {}, before {}", *port.end(), *number)});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy) {
    return;
  }
  for (const auto direction : k8s::Directions) {
    for (const auto& rule : policy->rules(direction)) {
      for (const auto& port : rule.ports()) {
        CheckPort(port, report);
      }
    }
  }
}

}  // namespace linter::rules
