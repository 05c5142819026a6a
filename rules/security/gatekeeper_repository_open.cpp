#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule GatekeeperRepositoryOpen() {
  return {
      .id = "gatekeeper-repository-open",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 6.5,
      .summary = "allowed repository is a prefix of strangers' names as well",
      .why =
          "Gatekeeper compares prefixes: `registry.example.com` also allows "
          "`registry.example.com.evil.net/app`, and `docker.io/shop` also `docker.io/shop-"
          "evil/app`. End the entry with a slash. Entries that name an image with its tag "
          "or digest are left alone.",
      .reference =
          "https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0124"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.group() != "constraints.gatekeeper.sh" || object.kind() != "K8sAllowedRepos") {
    return;
  }
  for (const auto& repository : object.spec()["parameters"]["repos"].Items()) {
    const auto text = repository.Text().value_or("");
    const auto last = text.substr(text.find_last_of('/') + 1);
    if (!text.empty() && !last.empty() && last.find_first_of(":@") == std::string_view::npos) {
      report.Add(
          {.span = repository.span(),
           .message = fmt::format("prefix `{}` of {} does not end a name", text, object.Title())});
    }
  }
}

}  // namespace linter::rules
