#include <fmt/format.h>
#include <re2/re2.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PodSecurityLabelInvalid() {
  return {
      .id = "pod-security-label-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 4.0,
      .summary = "Pod Security label has a value that does not exist",
      .why =
          "`enforce`, `audit` and `warn` take `privileged`, `baseline` or `restricted`; "
          "their `-version` takes `latest` or a minor version such as `v1.31`. The "
          "admission refuses to create a namespace with another value; of one that has it "
          "already, every pod is judged as by `restricted`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
      .since = "0.1",
      .checklist = {"SE-AC-2"},
      .check = CheckObject,
  };
}

static bool IsLevel(std::string_view value) {
  return value == "privileged" || value == "baseline" || value == "restricted";
}

static bool IsVersion(std::string_view value) {
  static const RE2 pattern(R"(latest|v1\.(0|[1-9][0-9]*))");
  return RE2::FullMatch(value, pattern);
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("", "Namespace")) {
    return;
  }
  for (const auto& label : object.metadata()["labels"].Members()) {
    constexpr std::string_view Prefix = "pod-security.kubernetes.io/";
    const auto value = label.value.Text().value_or("");
    const auto mode =
        label.key.substr(label.key.starts_with(Prefix) ? Prefix.size() : label.key.size());
    const bool level = mode == "enforce" || mode == "audit" || mode == "warn";
    const bool version =
        mode == "enforce-version" || mode == "audit-version" || mode == "warn-version";
    if ((level && !IsLevel(value)) || (version && !IsVersion(value))) {
      report.Add({.span = label.value.span(),
                  .message = fmt::format("namespace `{}` has the Pod Security {} `{}`",
                                         object.name(), level ? "level" : "version", value)});
    }
  }
}

}  // namespace linter::rules
