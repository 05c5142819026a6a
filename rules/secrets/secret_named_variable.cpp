#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule SecretNamedVariable() {
  return {
      .id = "secret-named-variable",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "variable with the name of a secret has a written value",
      .why =
          "By its name the variable is about a secret, and its value stands in the "
          "manifest. Whether it is one is not looked at: the name of a Secret, a path and a"
          " placeholder count too, so the rule is in no profile; `secret-in-environment` "
          "judges the value as well.",
      .reference = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
      .since = "0.1",
      .replaces = {"kube-linter:env-var-secret", "polaris:sensitiveContainerEnvVar"},
      .checklist = {"SE-AC-3", "PD-CF-2"},
      .check = CheckContainer,
  };
}

static bool NamesAny(std::string_view name) {
  static constexpr std::array<std::string_view, 4> Words = {"secret", "password", "token",
                                                            "bearer"};
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return std::any_of(Words.begin(), Words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& variable : container["env"].Items()) {
    const auto name = variable["name"].Text().value_or("");
    if (NamesAny(name) && !variable["value"].Text().value_or("").empty()) {
      report.Add({.span = variable["value"].span(),
                  .message = fmt::format("variable `{}` of {} has a written value", name,
                                         container.Title())});
    }
  }
}

}  // namespace linter::rules
