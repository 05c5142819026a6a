#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/yaml/slot.h"

namespace linter::readiness {

// What an alert watches, as far as its expression tells.
enum class Watch : std::uint8_t {
  Any,
  Errors,
  Latency,
  Cpu,
  Memory,
  Space,
  // That something is gone, or no longer answers.
  Absence,
  // Memory that grows until it ends.
  Growth,
  // That logs stop, or are lost.
  Logs,
  // What a prober sees from outside.
  Probes,
  Connections,
  // More than one request of a hundred fails.
  ErrorShare,
  // The 99th of a hundred requests.
  Percentile99,
  // Jobs that failed.
  FailedJobs,
};
constexpr std::size_t Watches = 14;

// The name of its proof: `alert-on-errors`.
std::string_view ProofOf(Watch watch);

struct Alert {
  yaml::Slot rule;

  std::string_view name() const { return rule["alert"].Text().value_or(""); }
  std::string_view expression() const { return rule["expr"].Text().value_or(""); }
  // Compares, waits (or looks at two windows), and has a severity: it can page somebody.
  bool Whole() const;
  bool On(Watch watch) const;
  // "alert `HighErrors`: rate(…) > 0.01".
  std::string Text() const;
};

// The alerts below `groups`, as Prometheus, Loki and VictoriaMetrics have them.
std::vector<Alert> AlertsOf(const yaml::Slot& groups);

// What labels may say of a workload.
struct Watched {
  std::vector<std::string> names;
  // Empty where none is written.
  std::string name_space;
};

// Whether the labels that an expression asks for admit a workload; those that it does not name
// admit everything.
bool Covers(std::string_view expression, const Watched& workload);

// What is wrong and right with a configuration of Alertmanager: each receiver that a route leads
// to.
struct Receiver {
  yaml::Slot slot;
  // It has an integration.
  bool notifies = false;
};
std::vector<Receiver> ReceiversInUse(const yaml::Slot& configuration);

}  // namespace linter::readiness
