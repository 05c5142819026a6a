#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/image_reference.h"
#include "linter/k8s/placeholder.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ImageWithoutDigest() {
  return {
      .id = "image-without-digest",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "image is named without a digest",
      .why =
          "Whoever can write to the registry can move a tag, and the next node that pulls it runs "
          "something else under the same name. A digest (`@sha256:…`) names the bytes themselves. "
          "Teams whose registries refuse to move tags do not need it, so the rule runs only when "
          "it is asked for. Names that another tool fills in are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/containers/images/#image-names",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_43", "kics:7c81d34c-8e5a-402b-9798-9f442630e678"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto image = container.image();
  if (image.has_value() && !k8s::IsFilledInLater(*image) &&
      k8s::ReadImage(*image).digest.empty()) {
    report.Add(
        {.span = image.span(),
         .message = fmt::format("image `{}` of {} has no digest", *image, container.Title())});
  }
}

}  // namespace linter::rules
