#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/plain_secret.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule SecretInArgument() {
  return {
      .id = "secret-in-argument",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 7.5,
      .summary = "secret is written as an argument",
      .why =
          "Arguments are in the manifest, in its repository, and in the process list of the"
          " node. Most programs take a file or a variable instead. An option counts when "
          "its name says that its value is a secret (`--password=…`, but not `--password-"
          "file` or `--tls-secret=web-tls`). Placeholders, templated values and "
          "`$(VARIABLE)` are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
      .since = "0.1",
      .checklist = {"SE-AC-3", "PD-CF-2"},
      .check = CheckContainer,
  };
}

static std::string_view Bare(std::string_view option) {
  const auto begin = option.find_first_not_of('-');
  return begin == std::string_view::npos ? std::string_view() : option.substr(begin);
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto* field : {"command", "args"}) {
    std::string_view option;
    for (const auto& word : container[field].Items()) {
      const auto text = word.Text().value_or("");
      const auto sign = text.find('=');
      const bool dashed = text.starts_with("-");
      const bool joined = dashed && sign != std::string_view::npos;
      const auto name = joined ? text.substr(0, sign) : option;
      const auto value = joined ? text.substr(sign + 1) : (dashed ? std::string_view() : text);
      if (k8s::HoldsSecret(Bare(name), value)) {
        report.Add({.span = word.span(),
                    .message = fmt::format("option `{}` of {} holds a secret in plain sight", name,
                                           container.Title())});
      }
      option = dashed && !joined ? text : std::string_view();
    }
  }
}

}  // namespace linter::rules
