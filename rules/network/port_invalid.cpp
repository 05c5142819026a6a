#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PortInvalid() {
  return {
      .id = "port-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "port is one that the API server refuses",
      .why =
          "Names of container ports and the `targetPort` of a Service are at most 15 lower case "
          "letters, digits and single inner hyphens, with at least one letter; numbers go from 1 "
          "to 65535. The API server refuses anything else, so the whole object is not applied. "
          "Values that another tool fills in are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
      .since = "0.1",
      .replaces = {"kube-linter:invalid-target-ports", "kube-score:container-ports-check"},
      .check = CheckObject,
  };
}

static void CheckNumber(const yaml::Slot& slot, Report& report) {
  constexpr std::int64_t Most = 65535;
  const auto number = slot.Int();
  if (number && (*number < 1 || *number > Most)) {
    report.Add({.span = slot.span(),
                .message = fmt::format("port {} is not within 1 and {}", *number, Most)});
  }
}

// What is wrong with the name of a port; empty where nothing is.
static std::string_view FaultOf(std::string_view name) {
  constexpr std::size_t Longest = 15;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (name.size() > Longest) {
    return "has more than 15 characters";
  }
  if (!std::all_of(name.begin(), name.end(),
                   [&](char c) { return is_letter(c) || is_digit(c) || c == '-'; })) {
    return "has other characters than lower case letters, digits and `-`";
  }
  if (std::none_of(name.begin(), name.end(), is_letter)) {
    return "has no letter";
  }
  const bool hyphens =
      name.starts_with('-') || name.ends_with('-') || name.find("--") != std::string_view::npos;
  return hyphens ? "has a `-` at an end, or two in a row" : "";
}

static void CheckName(const yaml::Slot& slot, Report& report) {
  const auto name = slot.String();
  if (!name || name->empty() || k8s::StandsForAnother(*name)) {
    return;
  }
  const auto fault = FaultOf(*name);
  if (!fault.empty()) {
    report.Add({.span = slot.span(), .message = fmt::format("port name `{}` {}", *name, fault)});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (const auto service = k8s::Service::Of(object)) {
    for (const auto& port : service->ports()) {
      CheckNumber(port.slot["port"], report);
      // 0 stands for the number of the port itself.
      if (port.target().Int() != 0) {
        CheckNumber(port.target(), report);
      }
      CheckName(port.target(), report);
    }
  }
  const auto* workload = object.project().WorkloadOf(object);
  if (workload == nullptr) {
    return;
  }
  for (const auto& container : workload->containers()) {
    for (const auto& port : container.ports()) {
      CheckNumber(port.slot["containerPort"], report);
      CheckName(port.slot["name"], report);
    }
  }
}

}  // namespace linter::rules
