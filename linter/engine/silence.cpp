#include "linter/engine/silence.h"

#include <fmt/format.h>

#include <algorithm>

namespace linter::engine {

static bool AllRun(const Allowance& allowance, const Dispatch& dispatch, k8s::World world) {
  return std::all_of(allowance.rules.begin(), allowance.rules.end(), [&](const Rule* rule) {
    return dispatch.Runs(*rule) && (!rule->closed_world_only || world == k8s::World::Closed);
  });
}

Silenced Silence(std::vector<Diagnostic>& findings, AllowanceList& list, const Dispatch& dispatch,
                 k8s::World world) {
  Silenced silenced;
  silenced.count = std::erase_if(findings, [&](const Diagnostic& finding) {
    bool covered = false;
    for (auto& allowance : list.allowances) {
      if (allowance.Covers(finding)) {
        allowance.used = true;
        covered = true;
      }
    }
    return covered;
  });
  for (const auto& allowance : list.allowances) {
    if (allowance.used) {
      silenced.used.push_back(allowance.span);
    } else if (allowance.ours && AllRun(allowance, dispatch, world)) {
      list.problems.push_back({ProblemKind::UnusedAllowance, allowance.span,
                               fmt::format("allowance of `{}` silences nothing", allowance.name)});
    }
  }
  return silenced;
}

}  // namespace linter::engine
