#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/command.h"
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

static bool Has(const std::vector<std::string>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& each) {
    return each == word || (each.size() > word.size() && each.ends_with(word) &&
                            each[each.size() - word.size() - 1] == '/');
  });
}

struct Tool {
  std::string_view name;
  std::string_view program;
  std::string_view verb;
};

static std::optional<std::string_view> MigrationOf(const std::vector<std::string>& words) {
  constexpr std::array<Tool, 7> Tools = {{{"Alembic", "alembic", "upgrade"},
                                          {"Django", "manage.py", "migrate"},
                                          {"Django", "django-admin", "migrate"},
                                          {"Sequelize", "sequelize", "db:migrate"},
                                          {"Sequelize", "sequelize-cli", "db:migrate"},
                                          {"TypeORM", "typeorm", "migration:run"},
                                          {"Entity Framework", "ef", "update"}}};
  const auto found = std::find_if(Tools.begin(), Tools.end(), [&](const Tool& tool) {
    return Has(words, tool.program) && Has(words, tool.verb);
  });
  return found == Tools.end() ? std::nullopt : std::optional(found->name);
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
  k8s::Words words;
  for (const auto* key : {"command", "args"}) {
    for (const auto& item : container[key].Items()) {
      words.push_back(item.Text().value_or(""));
    }
  }
  for (const auto& command : k8s::CommandsOf(words)) {
    if (const auto tool = MigrationOf(command)) {
      report.Add({.span = container[container["command"].present() ? "command" : "args"].span(),
                  .message = fmt::format("each pod of {} migrates its database with {}",
                                         workload.object().Title(), *tool)});
      return;
    }
  }
}

}  // namespace linter::rules
