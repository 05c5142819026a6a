#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace linter::readiness {

// A dashboard of Grafana.
struct Dashboard {
  // No JSON.
  bool broken = false;
  std::string title;
  // None where it is something else.
  std::size_t panels = 0;
};

Dashboard ReadDashboard(std::string_view json);

}  // namespace linter::readiness
