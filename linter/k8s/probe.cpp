#include "linter/k8s/probe.h"

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

static std::string_view FieldName(ProbeHandler handler) {
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

ProbeHandler Probe::handler() const {
  for (const auto handler :
       {ProbeHandler::HttpGet, ProbeHandler::TcpSocket, ProbeHandler::Grpc, ProbeHandler::Exec}) {
    if (slot_[FieldName(handler)].present()) {
      return handler;
    }
  }
  return ProbeHandler::None;
}

yaml::Slot Probe::handler_slot() const {
  const auto found = handler();
  return found == ProbeHandler::None ? slot_ : slot_[FieldName(found)];
}

std::vector<std::string_view> Probe::command() const {
  std::vector<std::string_view> words;
  for (const auto& item : slot_["exec"]["command"].Items()) {
    words.push_back(item.Text().value_or(""));
  }
  return words;
}

}  // namespace linter::k8s
