#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/collector.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule OtlpPortContradictsProtocol() {
  return {
      .id = "otlp-port-contradicts-protocol",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "OTLP is sent to the port of its other protocol",
      .why =
          "By convention a collector listens for OTLP over gRPC on 4317 and over HTTP on "
          "4318. An `otlp` exporter of a collector speaks gRPC and an `otlphttp` one HTTP, "
          "as do SDKs by `OTEL_EXPORTER_OTLP_PROTOCOL`; sent to the other port every batch "
          "is refused, and only a log tells. SDKs whose protocol is not written are left "
          "alone, as its default is not the same for all languages.",
      .reference = "https://opentelemetry.io/docs/specs/otel/protocol/exporter/",
      .since = "0.1",
      .checklist = {"HM-M-5"},
      .check = CheckObject,
  };
}

static void CheckCollector(const k8s::Collector& collector, Report& report) {
  for (const auto& exporter : collector["exporters"].Members()) {
    const auto type = k8s::ComponentType(exporter.key);
    const auto endpoint = exporter.value["endpoint"];
    if (type != "otlp" && type != "otlp_grpc" && type != "otlphttp" && type != "otlp_http") {
      continue;
    }
    const bool http = type == "otlphttp" || type == "otlp_http";
    const auto port = k8s::WrongOtlpPort(endpoint.Text().value_or(""),
                                         http ? k8s::OtlpProtocol::Http : k8s::OtlpProtocol::Grpc);
    if (!port.empty()) {
      report.Add({.span = collector.Outside(endpoint.span()),
                  .message = fmt::format("exporter `{}` speaks {} to port {}", exporter.key,
                                         http ? "HTTP" : "gRPC", port)});
    }
  }
}

static void CheckContainers(const k8s::Workload& workload, Report& report) {
  for (const auto& container : workload.containers()) {
    yaml::Slot endpoint = container.slot()["env"];
    std::string_view protocol;
    for (const auto& variable : container.slot()["env"].Items()) {
      const auto name = variable["name"].Text();
      if (name == "OTEL_EXPORTER_OTLP_ENDPOINT") {
        endpoint = variable["value"];
      } else if (name == "OTEL_EXPORTER_OTLP_PROTOCOL") {
        protocol = variable["value"].Text().value_or("");
      }
    }
    const bool http = protocol.substr(0, 5) == "http/";
    const auto port =
        http || protocol == "grpc"
            ? k8s::WrongOtlpPort(endpoint.Text().value_or(""),
                                 http ? k8s::OtlpProtocol::Http : k8s::OtlpProtocol::Grpc)
            : std::string_view();
    if (!port.empty()) {
      report.Add({.span = endpoint.span(),
                  .message = fmt::format("container `{}` sends OTLP as {} to port {}",
                                         container.name(), protocol, port)});
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& collector : k8s::Collector::Of(object)) {
    CheckCollector(collector, report);
  }
  if (const auto* const workload = object.project().WorkloadOf(object)) {
    CheckContainers(*workload, report);
  }
}

}  // namespace linter::rules
