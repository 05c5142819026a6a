#include "linter/readiness/dashboard.h"

#include <nlohmann/json.hpp>

namespace linter::readiness {

constexpr std::size_t MostBytes = 4U << 20U;

// Grafana exports it bare; its API wraps it into `dashboard`.
Dashboard ReadDashboard(std::string_view json) {
  using Json = nlohmann::json;
  Dashboard read;
  if (json.size() > MostBytes) {
    return read;
  }
  auto document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) {
    read.broken = true;
    return read;
  }
  if (document.is_object() && document.contains("dashboard")) {
    document = Json(document["dashboard"]);
  }
  if (!document.is_object() || !document.contains("title") || !document["title"].is_string()) {
    return read;
  }
  read.title = document["title"].get<std::string>();
  for (const auto* key : {"panels", "rows"}) {
    if (document.contains(key) && document[key].is_array()) {
      read.panels += document[key].size();
    }
  }
  return read;
}

}  // namespace linter::readiness
