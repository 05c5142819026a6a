#pragma once

#include <functional>
#include <map>
#include <span>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/check/report.h"
#include "linter/check/rule_set.h"
#include "linter/docker/build_view.h"
#include "linter/helm/chart_view.h"
#include "linter/images/image_link.h"
#include "linter/k8s/project.h"
#include "linter/kustomize/kustomization_view.h"
#include "linter/schema/fault.h"
#include "linter/text/problem.h"

namespace linter::engine {

// Checks that know more than a function does: those of rules that settings define. By rule.
using OwnCheck = std::function<void(const k8s::Object& object, Report& report)>;
using OwnChecks = std::map<const Rule*, OwnCheck>;

// A rule set sorted by the subjects of its checks, so that each subject meets only its own.
class Dispatch {
 public:
  // Both must outlive it.
  Dispatch(const RuleSet& rules, const OwnChecks& own);

  void Check(const k8s::Object& object, std::vector<Diagnostic>& found) const;
  void Check(const k8s::Workload& workload, std::vector<Diagnostic>& found) const;
  void Check(const helm::ChartView& chart, std::vector<Diagnostic>& found) const;
  // Its instructions and their commands as well.
  void Check(const docker::BuildView& build, std::vector<Diagnostic>& found) const;
  void Check(const images::ImageLink& link, std::vector<Diagnostic>& found) const;
  void Check(const kustomize::KustomizationView& kustomization,
             std::vector<Diagnostic>& found) const;
  void Check(const schema::Fault& fault, std::vector<Diagnostic>& found) const;
  void Check(const Problem& problem, std::vector<Diagnostic>& found) const;
  // Whether any rule wants to know how objects differ from their schemas.
  bool WantsFaults() const { return !faults_.empty(); }
  // The rules that look at a run as a whole.
  std::span<const ActiveRule* const> project_rules() const { return project_rules_; }
  bool Runs(const Rule& rule) const;

 private:
  template <typename Subject>
  struct Bound {
    CheckOf<Subject> check;
    const ActiveRule* active;
  };
  template <typename Subject>
  static void Run(const std::vector<Bound<Subject>>& checks, const Subject& subject,
                  std::vector<Diagnostic>& found);

  struct BoundOwn {
    const OwnCheck* check;
    const ActiveRule* active;
  };

  std::vector<BoundOwn> own_;
  std::vector<Bound<k8s::Container>> containers_;
  std::vector<Bound<k8s::Workload>> workloads_;
  std::vector<Bound<k8s::Object>> objects_;
  std::vector<Bound<helm::ChartView>> charts_;
  std::vector<Bound<docker::BuildView>> builds_;
  std::vector<Bound<docker::InstructionView>> instructions_;
  std::vector<Bound<docker::CommandView>> commands_;
  std::vector<Bound<images::ImageLink>> links_;
  std::vector<Bound<kustomize::KustomizationView>> kustomizations_;
  std::vector<Bound<schema::Fault>> faults_;
  std::vector<Bound<Problem>> problems_;
  std::vector<const ActiveRule*> project_rules_;
  const RuleSet& rules_;
};

}  // namespace linter::engine
