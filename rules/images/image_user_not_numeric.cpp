#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/images/image_link.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckLink(const images::ImageLink& link, Report& report);

Rule ImageUserNotNumeric() {
  return {
      .id = "image-user-not-numeric",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "kubelet cannot tell that the user of an image is not root",
      .why =
          "With `runAsNonRoot: true` and no `runAsUser`, the kubelet looks at the image's user "
          "before it starts the container. It cannot look a name up, so a user that is written "
          "as a name, or as root, keeps the pod in `CreateContainerConfigError`. Write the "
          "number in `USER`, or as `runAsUser`. Told only where a Skaffold configuration of the "
          "run says which Dockerfile builds the image.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .check = CheckLink,
  };
}

static void CheckLink(const images::ImageLink& link, Report& report) {
  const auto& container = link.container();
  const auto context = container.security_context();
  const auto user = link.user();
  if (context.run_as_non_root() != true || context.run_as_user().has_value() || !user ||
      container.workload().user_namespace() || (user->numeric() && !user->root())) {
    return;
  }
  report.Add({
      .span = user->span,
      .message = user->root()
                     ? fmt::format("{} must not run as root, but its image does", container.Title())
                     : fmt::format("{} must not run as root, which the kubelet cannot "
                                   "tell of the user `{}`",
                                   container.Title(), user->name),
      .labels = {{context.run_as_non_root().span(), "`runAsNonRoot` is set here"},
                 {link.source(), "this Dockerfile builds the image"}},
  });
}

}  // namespace linter::rules
