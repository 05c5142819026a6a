#include "linter/engine/dispatch.h"

#include <algorithm>
#include <type_traits>

namespace linter::engine {

Dispatch::Dispatch(const RuleSet& rules, const OwnChecks& own) : rules_(rules) {
  for (const auto& active : rules) {
    if (const auto found = own.find(active.rule); found != own.end()) {
      own_.push_back({&found->second, &active});
      continue;
    }
    std::visit(
        [&](auto check) {
          using Function = decltype(check);
          if constexpr (std::is_same_v<Function, CheckOf<k8s::Container>>) {
            containers_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<k8s::Workload>>) {
            workloads_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<k8s::Object>>) {
            objects_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<helm::ChartView>>) {
            charts_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<docker::BuildView>>) {
            builds_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<docker::InstructionView>>) {
            instructions_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<docker::CommandView>>) {
            commands_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<images::ImageLink>>) {
            links_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<kustomize::KustomizationView>>) {
            kustomizations_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<schema::Fault>>) {
            faults_.push_back({check, &active});
          } else if constexpr (std::is_same_v<Function, CheckOf<Problem>>) {
            problems_.push_back({check, &active});
          } else {
            project_rules_.push_back(&active);
          }
        },
        active.rule->check);
  }
}

template <typename Subject>
void Dispatch::Run(const std::vector<Bound<Subject>>& checks, const Subject& subject,
                   std::vector<Diagnostic>& found) {
  for (const auto& bound : checks) {
    Report report(*bound.active->rule, bound.active->settings, found);
    bound.check(subject, report);
  }
}

void Dispatch::Check(const k8s::Object& object, std::vector<Diagnostic>& found) const {
  Run(objects_, object, found);
  for (const auto& [check, active] : own_) {
    Report report(*active->rule, active->settings, found);
    (*check)(object, report);
  }
}

void Dispatch::Check(const k8s::Workload& workload, std::vector<Diagnostic>& found) const {
  Run(workloads_, workload, found);
  for (const auto& container : workload.containers()) {
    Run(containers_, container, found);
  }
}

void Dispatch::Check(const helm::ChartView& chart, std::vector<Diagnostic>& found) const {
  Run(charts_, chart, found);
}

void Dispatch::Check(const docker::BuildView& build, std::vector<Diagnostic>& found) const {
  Run(builds_, build, found);
  for (const auto& instruction : build.instructions()) {
    Run(instructions_, instruction, found);
    for (const auto& command : instruction.commands()) {
      Run(commands_, command, found);
    }
  }
}

void Dispatch::Check(const images::ImageLink& link, std::vector<Diagnostic>& found) const {
  Run(links_, link, found);
}

void Dispatch::Check(const kustomize::KustomizationView& kustomization,
                     std::vector<Diagnostic>& found) const {
  Run(kustomizations_, kustomization, found);
}

void Dispatch::Check(const schema::Fault& fault, std::vector<Diagnostic>& found) const {
  Run(faults_, fault, found);
}

void Dispatch::Check(const Problem& problem, std::vector<Diagnostic>& found) const {
  Run(problems_, problem, found);
}

bool Dispatch::Runs(const Rule& rule) const {
  return std::any_of(rules_.begin(), rules_.end(),
                     [&](const ActiveRule& active) { return active.rule == &rule; });
}

}  // namespace linter::engine
