#include "linter/k8s/alert_routing.h"

#include <algorithm>

namespace linter::k8s {

std::optional<AlertRouting> AlertRouting::Of(const Object& object) {
  const bool known = object.Is("monitoring.coreos.com", "AlertmanagerConfig");
  return known ? std::optional<AlertRouting>(AlertRouting(object)) : std::nullopt;
}

// Documents of aliases can be deeper than anything that is written, hence the bound.
std::vector<yaml::Slot> AlertRouting::AllRoutes() const {
  constexpr std::size_t MaxRoutes = 10'000;
  std::vector<yaml::Slot> routes;
  std::vector<yaml::Slot> waiting{route()};
  while (!waiting.empty() && routes.size() < MaxRoutes) {
    const auto next = waiting.back();
    waiting.pop_back();
    if (!next.is_mapping()) {
      continue;
    }
    routes.push_back(next);
    const auto below = next["routes"].Items();
    waiting.insert(waiting.end(), below.rbegin(), below.rend());
  }
  return routes;
}

bool AlertRouting::Defines(std::string_view receiver) const {
  const auto all = receivers();
  return std::any_of(all.begin(), all.end(), [receiver](const yaml::Slot& defined) {
    return defined["name"].Text() == receiver;
  });
}

bool AlertRouting::Uses(std::string_view receiver) const {
  const auto all = AllRoutes();
  return std::any_of(all.begin(), all.end(), [receiver](const yaml::Slot& route) {
    return route["receiver"].Text() == receiver;
  });
}

bool AlertRouting::Notifies(const yaml::Slot& receiver) {
  const auto members = receiver.Members();
  return std::any_of(members.begin(), members.end(), [](const yaml::Slot::Member& member) {
    return member.key != "name" && member.value.is_sequence() && member.value.size() > 0;
  });
}

}  // namespace linter::k8s
