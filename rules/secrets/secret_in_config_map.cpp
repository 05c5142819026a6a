#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/config_map.h"
#include "linter/k8s/plain_secret.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SecretInConfigMap() {
  return {
      .id = "secret-in-config-map",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 7.0,
      .summary = "secret is kept in a ConfigMap",
      .why =
          "ConfigMaps are readable for many more people and programs than Secrets (the role"
          " `view` shows them), are not encrypted at rest, and are printed in logs and "
          "dashboards. A key counts when its name says that it holds a secret, and a line "
          "of a settings file (properties, INI, YAML, environment) likewise; names that "
          "merely hint at one count where the value looks random. Placeholders, templated "
          "values, paths and names of Secrets are left alone, and so are scripts.",
      .reference = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
      .since = "0.1",
      .replaces = {"polaris:sensitiveConfigmapContent", "trivy:KSV-0109", "trivy:KSV-01010"},
      .checklist = {"SE-AC-3", "PD-CF-2"},
      .check = CheckObject,
  };
}

static bool IsCode(std::string_view key) {
  static constexpr std::array<std::string_view, 12> Endings = {
      ".sh", ".py", ".js", ".ts", ".lua", ".rb", ".go", ".md", ".html", ".tpl", ".tmpl", ".sql"};
  return std::any_of(Endings.begin(), Endings.end(),
                     [key](std::string_view ending) { return key.ends_with(ending); });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::ConfigMap::Is(object)) {
    return;
  }
  for (const auto& entry : k8s::ConfigMap(object).data().Members()) {
    const auto text = entry.value.Text().value_or("");
    const bool lines = text.find('\n') != std::string_view::npos;
    if (!lines && k8s::HoldsSecret(entry.key, text)) {
      report.Add(
          {.span = entry.value.span(),
           .message = fmt::format("key `{}` of {} holds a secret", entry.key, object.Title())});
    } else if (const auto name = k8s::SecretSettingOf(text); lines && name && !IsCode(entry.key)) {
      report.Add({.span = entry.key_span,
                  .message = fmt::format("setting `{}` in key `{}` of {} holds a secret", *name,
                                         entry.key, object.Title())});
    }
  }
}

}  // namespace linter::rules
