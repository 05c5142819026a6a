#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/migration.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule MigrationRunsInParallel() {
  return {
      .id = "migration-runs-in-parallel",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "every pod of a workload migrates the database when it starts",
      .why =
          "With several replicas, or new pods beside the old ones, the same migration runs several "
          "times at once: one fails on what another has just made, and a half-done schema stays. "
          "Run it once, in a Job before the rollout. Told for tools that take no lock of their own "
          "(Alembic, Django, Sequelize, TypeORM, Entity Framework before 9); Flyway, Liquibase, "
          "Rails, Prisma, Knex and golang-migrate take one, and are left alone, and so is a single "
          "replica that is stopped before the next one starts.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/",
      .since = "0.1",
      .check = CheckContainer,
  };
}

static bool RunsAlone(const k8s::Workload& workload) {
  const auto autoscalers = k8s::AutoscalersOf(workload);
  const bool recreated = workload.update_strategy()["type"].Text() == "Recreate" ||
                         workload.kind() == k8s::WorkloadKind::StatefulSet;
  return recreated && autoscalers.empty() && k8s::FloorOf(workload).count <= 1;
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto& workload = container.workload();
  if (!workload.scalable() || RunsAlone(workload) || workload.helm_hook()) {
    return;
  }
  if (const auto tool = k8s::MigrationIn(container)) {
    report.Add({.span = container[container["command"].present() ? "command" : "args"].span(),
                .message = fmt::format("each pod of {} migrates its database with {}",
                                       workload.object().Title(), *tool)});
  }
}

}  // namespace linter::rules
