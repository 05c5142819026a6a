#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/yaml/slot.h"

namespace linter::k8s {

enum class ProbeKind : std::uint8_t { Liveness, Readiness, Startup };

constexpr std::array<ProbeKind, 3> ProbeKinds = {ProbeKind::Liveness, ProbeKind::Readiness,
                                                 ProbeKind::Startup};

// `livenessProbe`, `readinessProbe`, `startupProbe`.
std::string_view FieldName(ProbeKind kind);
// `liveness`, `readiness`, `startup`.
std::string_view Name(ProbeKind kind);

enum class ProbeHandler : std::uint8_t { None, HttpGet, TcpSocket, Grpc, Exec };

// `httpGet`, `tcpSocket`, `grpc`, `exec`; empty for none.
std::string_view FieldName(ProbeHandler handler);

// A probe of a container, written or not. Times are seconds; unset ones have the API's defaults.
class Probe {
 public:
  Probe(ProbeKind kind, yaml::Slot slot) : kind_(kind), slot_(slot) {}

  ProbeKind kind() const { return kind_; }
  yaml::Slot slot() const { return slot_; }
  // An empty mapping is there, but has no handler.
  bool present() const { return slot_.present(); }
  ProbeHandler handler() const;
  // Every handler that is written; the API wants exactly one.
  std::vector<ProbeHandler> handlers() const;
  // The handler's mapping; the probe's own where it has none.
  yaml::Slot handler_slot() const;
  // Of the handler; absent for exec.
  yaml::Slot port() const { return handler_slot()["port"]; }
  // Of an exec handler.
  std::vector<std::string_view> command() const;

  std::int64_t initial_delay() const { return slot_["initialDelaySeconds"].Int().value_or(0); }
  std::int64_t period() const { return Positive("periodSeconds", DefaultPeriod); }
  std::int64_t timeout() const { return Positive("timeoutSeconds", 1); }
  std::int64_t failure_threshold() const { return Positive("failureThreshold", DefaultFailures); }
  std::int64_t success_threshold() const { return Positive("successThreshold", 1); }
  // Seconds of failing until the probe counts as failed, once it has begun.
  std::int64_t patience() const;

 private:
  static constexpr std::int64_t DefaultPeriod = 10;
  static constexpr std::int64_t DefaultFailures = 3;

  // 0 stands for the default, as in the API.
  std::int64_t Positive(std::string_view field, std::int64_t fallback) const {
    const auto value = slot_[field].Int().value_or(0);
    return value > 0 ? value : fallback;
  }

  ProbeKind kind_;
  yaml::Slot slot_;
};

}  // namespace linter::k8s
