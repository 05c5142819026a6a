#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/project.h"
#include "linter/text/place.h"

namespace linter::compare {

// What a difference is about, in the order in which they are told.
enum class Topic : std::uint8_t {
  Probes,
  Resources,
  Replicas,
  Disruption,
  Spreading,
  Network,
  Security,
  Tls,
  Alerts,
  Backups,
  Policies,
};
// `probes`, `network`.
std::string_view Name(Topic topic);
std::optional<Topic> FindTopic(std::string_view name);
std::vector<std::string> TopicNames();

// One of two environments that are compared. What it points to outlives the comparison.
struct Environment {
  std::string name;
  const k8s::Project* project = nullptr;
  // What objects were called before an overlay renamed them; those that it did not are left out.
  std::map<const k8s::Object*, std::string> originals = {};
};

// Something that the first of two environments has, and the second lacks, or has less of.
struct Difference {
  Topic topic = Topic::Probes;
  // "Deployment `web`", as the second has it, or the first where that has none.
  std::string object;
  // "readiness probe of container `web`".
  std::string what;
  // What stands in either: `512Mi`, `set`, `missing`.
  std::string first;
  std::string second;
  // In the first, and in the second; empty where that has nothing to point at.
  Place first_place;
  std::optional<Place> second_place;
};

// Where the second environment is weaker than the first, by object and topic. What only one of
// them runs at all is no difference, and neither are numbers that are higher in the second.
std::vector<Difference> Compare(const Environment& first, const Environment& second);

}  // namespace linter::compare
