#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"
#include "linter/k8s/write_path.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ReadOnlyRootUnprepared() {
  return {
      .id = "read-only-root-unprepared",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "image cannot start with its root filesystem read-only",
      .why =
          "A server that cannot write its process id, its socket or its temporary files ends at "
          "once, and the hardening is taken back in a hurry. Known are Docker's own images of "
          "nginx, httpd, PostgreSQL, MySQL and MariaDB, and `nginxinc/nginx-unprivileged`: mount "
          "an `emptyDir` where they write. Containers with a command, arguments, or settings of "
          "the server that are mounted, which may name other paths, are left alone.",
      .reference =
          "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"
          "#set-the-security-context-for-a-container",
      .since = "0.1",
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto read_only = container.security_context().read_only_root_filesystem();
  const auto path = read_only == true && container.role() != k8s::ContainerRole::Ephemeral
                        ? k8s::UnpreparedPath(container)
                        : std::nullopt;
  if (!path || k8s::MayBePatch(container.workload())) {
    return;
  }
  report.Add(
      {.span = read_only.span(),
       .message = fmt::format("{} writes to `{}`, which is read-only", container.Title(), *path),
       .labels = {{container.image().span(), "this image does"}}});
}

}  // namespace linter::rules
