#include "linter/k8s/health.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/k8s/workload.h"

namespace linter::k8s {

bool RunsToAnEnd(const Workload& workload) {
  const auto policy = workload.pod_spec()["restartPolicy"].Text().value_or("Always");
  return workload.batch() ||
         (workload.kind() == WorkloadKind::Pod && (workload.helm_hook() || policy != "Always"));
}

bool Watched(const Container& container) {
  return container.long_running() && !RunsToAnEnd(container.workload());
}

static bool Declares(const Container& container, const ServicePort& target) {
  const auto number = target.target_number();
  const auto ports = container.ports();
  return std::any_of(ports.begin(), ports.end(), [&](const ContainerPort& port) {
    return number ? port.number() == *number : port.name() == target.target_name();
  });
}

static bool OnlyRegular(const Container& container) {
  const auto& all = container.workload().containers();
  return container.role() == ContainerRole::Regular &&
         std::count_if(all.begin(), all.end(), [](const Container& other) {
           return other.role() == ContainerRole::Regular;
         }) == 1;
}

static bool Targets(const ServicePort& port, const Container& container) {
  const auto& all = container.workload().containers();
  if (Declares(container, port)) {
    return true;
  }
  return OnlyRegular(container) &&
         std::none_of(all.begin(), all.end(),
                      [&](const Container& other) { return Declares(other, port); });
}

std::optional<Service> TrafficTo(const Container& container) {
  for (const auto& service : ServicesFor(container.workload())) {
    if (service.external_name() ||
        service.object().spec()["publishNotReadyAddresses"].Bool() == true) {
      continue;
    }
    const auto ports = service.ports();
    if (std::any_of(ports.begin(), ports.end(),
                    [&](const ServicePort& port) { return Targets(port, container); })) {
      return service;
    }
  }
  return std::nullopt;
}

std::vector<Probe> ProbesOf(const Container& container) {
  std::vector<Probe> probes;
  for (const auto kind : ProbeKinds) {
    const auto probe = container.probe(kind);
    if (container.long_running() && probe.present()) {
      probes.push_back(probe);
    }
  }
  return probes;
}

std::string Title(const Container& container, const Probe& probe) {
  return fmt::format("{} probe of {}", Name(probe.kind()), container.Title());
}

std::optional<ContainerPort> PortNamed(const Container& container, std::string_view name) {
  for (const auto& port : container.ports()) {
    if (!name.empty() && port.name() == name) {
      return port;
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> PortOf(const Container& container, const Probe& probe) {
  const auto port = probe.port();
  if (port.Int()) {
    return port.Int();
  }
  const auto named = PortNamed(container, port.Text().value_or(""));
  return named ? named->number().value : std::nullopt;
}

static bool SameText(const Probe& one, const Probe& other, std::string_view field,
                     std::string_view fallback) {
  return one.handler_slot()[field].Text().value_or(fallback) ==
         other.handler_slot()[field].Text().value_or(fallback);
}

static bool SameHeaders(const Probe& one, const Probe& other) {
  const auto mine = one.handler_slot()["httpHeaders"].Items();
  const auto others = other.handler_slot()["httpHeaders"].Items();
  return std::equal(mine.begin(), mine.end(), others.begin(), others.end(),
                    [](const yaml::Slot& left, const yaml::Slot& right) {
                      return left["name"].Text() == right["name"].Text() &&
                             left["value"].Text() == right["value"].Text();
                    });
}

static bool SamePort(const Container& container, const Probe& one, const Probe& other) {
  const auto mine = PortOf(container, one);
  const auto others = PortOf(container, other);
  return mine || others ? mine == others : one.port().Text() == other.port().Text();
}

bool SameQuestion(const Container& container, const Probe& one, const Probe& other) {
  if (one.handler() != other.handler()) {
    return false;
  }
  switch (one.handler()) {
    case ProbeHandler::HttpGet:
      return SamePort(container, one, other) && SameText(one, other, "path", "/") &&
             SameText(one, other, "scheme", "HTTP") && SameText(one, other, "host", "") &&
             SameHeaders(one, other);
    case ProbeHandler::TcpSocket:
      return SamePort(container, one, other) && SameText(one, other, "host", "");
    case ProbeHandler::Grpc:
      return SamePort(container, one, other) && SameText(one, other, "service", "");
    case ProbeHandler::Exec:
      return one.command() == other.command();
    case ProbeHandler::None:
      break;
  }
  return false;
}

}  // namespace linter::k8s
