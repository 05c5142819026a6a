#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/image_reference.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ImagePullPolicyNotAlways() {
  return {
      .id = "image-pull-policy-not-always",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "image is not pulled at every start",
      .why =
          "With a tag that may move, a node that has the image runs what it pulled once, and nodes "
          "differ; and a pod may use a private image that another pod brought to the node, without "
          "credentials of its own (unless the cluster enables `AlwaysPullImages`). With tags that "
          "never move there is nothing to gain, and a registry that is down then stops every "
          "restart, so the rule runs only when it is asked for. Images with a digest are left "
          "alone, and so is an unset policy for `latest`, which is `Always`.",
      .reference = "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
      .since = "0.1",
      .replaces = {"kube-score:container-image-pull-policy", "polaris:pullPolicyNotAlways",
                   "checkov:CKV_K8S_15", "kics:caa3479d-885d-4882-9aac-95e5e78ef5c2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto image = container.image();
  const auto policy = container["imagePullPolicy"];
  if (!image.has_value() || policy.Text() == "Always") {
    return;
  }
  const auto reference = k8s::ReadImage(*image);
  if (!reference.digest.empty() || (!policy.present() && k8s::IsLatest(reference))) {
    return;
  }
  report.Add({.span = policy.present() ? policy.span() : container.slot().label(),
              .message = fmt::format("{} is not pulled when {} starts", *image, container.Title()),
              .fixes = {{"pull at every start", Safety::Unsafe, yaml::Set(policy, "Always")}}});
}

}  // namespace linter::rules
