#include "linter/k8s/probe.h"

#include <algorithm>

namespace linter::k8s {

std::string_view FieldName(ProbeKind kind) {
  switch (kind) {
    case ProbeKind::Liveness:
      return "livenessProbe";
    case ProbeKind::Readiness:
      return "readinessProbe";
    case ProbeKind::Startup:
      return "startupProbe";
  }
  return {};
}

std::string_view Name(ProbeKind kind) {
  switch (kind) {
    case ProbeKind::Liveness:
      return "liveness";
    case ProbeKind::Readiness:
      return "readiness";
    case ProbeKind::Startup:
      return "startup";
  }
  return {};
}

std::string_view FieldName(ProbeHandler handler) {
  switch (handler) {
    case ProbeHandler::HttpGet:
      return "httpGet";
    case ProbeHandler::TcpSocket:
      return "tcpSocket";
    case ProbeHandler::Grpc:
      return "grpc";
    case ProbeHandler::Exec:
      return "exec";
    case ProbeHandler::None:
      break;
  }
  return {};
}

constexpr std::array<ProbeHandler, 4> Handlers = {ProbeHandler::HttpGet, ProbeHandler::TcpSocket,
                                                  ProbeHandler::Grpc, ProbeHandler::Exec};

ProbeHandler Probe::handler() const {
  for (const auto handler : Handlers) {
    if (slot_[FieldName(handler)].present()) {
      return handler;
    }
  }
  return ProbeHandler::None;
}

std::vector<ProbeHandler> Probe::handlers() const {
  std::vector<ProbeHandler> written;
  for (const auto handler : Handlers) {
    if (slot_[FieldName(handler)].present()) {
      written.push_back(handler);
    }
  }
  return written;
}

yaml::Slot Probe::handler_slot() const {
  const auto found = handler();
  return found == ProbeHandler::None ? slot_ : slot_[FieldName(found)];
}

std::int64_t Probe::patience() const {
  // Larger numbers are no times, and are refused; the product stays within bounds.
  constexpr std::int64_t Most = 1'000'000;
  return std::min(period(), Most) * std::min(failure_threshold(), Most);
}

std::vector<std::string_view> Probe::command() const {
  std::vector<std::string_view> words;
  for (const auto& item : slot_["exec"]["command"].Items()) {
    words.push_back(item.Text().value_or(""));
  }
  return words;
}

}  // namespace linter::k8s
