#include "linter/readiness/assessment.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace linter::readiness {

std::map<State, std::size_t> Assessment::Counts() const {
  std::map<State, std::size_t> counts;
  for (const auto& answer : answers()) {
    ++counts[answer.state];
  }
  return counts;
}

std::set<const Diagnostic*> Assessment::Violations() const {
  std::set<const Diagnostic*> violations;
  for (const auto& answer : answers()) {
    for (const auto& place : answer.against) {
      violations.insert(place.finding);
    }
  }
  return violations;
}

int Assessment::Score() const {
  std::size_t halves = 0;
  std::size_t rows = 0;
  for (const auto& answer : answers()) {
    if (answer.state == State::NotApplicable) {
      continue;
    }
    ++rows;
    halves += answer.state >= State::Attested ? 2 : answer.state == State::Partial ? 1 : 0;
  }
  return rows == 0 ? 100 : static_cast<int>(halves * 50 / rows);
}

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower;
}

std::vector<std::string> RollbackCommands(const Assessment& assessment) {
  std::vector<std::string> commands;
  for (const auto* verb : {"undo", "status", "history"}) {
    for (const auto& server : assessment.servers) {
      const bool rollout = server.kind == "Rollout";
      const bool known = rollout || server.kind == "Deployment" || server.kind == "StatefulSet" ||
                         server.kind == "DaemonSet";
      // Argo's plugin has no `history`: `get` shows the revisions.
      const std::string_view word =
          rollout && std::string_view(verb) == "history" ? "get rollout" : verb;
      if (known) {
        commands.push_back(
            fmt::format("kubectl {} {} {}{}{}", rollout ? "argo rollouts" : "rollout", word,
                        rollout ? "" : Lower(server.kind) + "/", server.name,
                        server.name_space.empty() ? "" : " -n " + server.name_space));
      }
    }
  }
  std::stable_sort(commands.begin(), commands.end(),
                   [](const std::string& left, const std::string& right) {
                     const auto rank = [](const std::string& text) {
                       return text.find(" undo ") != std::string::npos     ? 0
                              : text.find(" status ") != std::string::npos ? 1
                                                                           : 2;
                     };
                     return rank(left) < rank(right);
                   });
  return commands;
}

}  // namespace linter::readiness
