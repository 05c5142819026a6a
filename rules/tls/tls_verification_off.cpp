#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule TlsVerificationOff() {
  return {
      .id = "tls-verification-off",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 5.5,
      .summary = "process is told not to verify certificates",
      .why =
          "Whoever can answer for the name that it asks for reads and changes what it sends, "
          "tokens and passwords first. These variables and flags are meant for a first try; "
          "give the process the certificate of the authority instead (`NODE_EXTRA_CA_CERTS`, "
          "`SSL_CERT_FILE`, `--kubelet-certificate-authority`).",
      .reference =
          "https://cheatsheetseries.owasp.org/cheatsheets/"
          "Transport_Layer_Security_Cheat_Sheet.html",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .check = CheckContainer,
  };
}

// A variable, and the values that switch verification off.
struct Switch {
  std::string_view name;
  std::string_view value;
  std::string_view other;
};

static constexpr std::array<Switch, 7> Variables = {{{"NODE_TLS_REJECT_UNAUTHORIZED", "0", "0"},
                                                     {"PYTHONHTTPSVERIFY", "0", "0"},
                                                     {"NPM_CONFIG_STRICT_SSL", "false", "0"},
                                                     {"GIT_SSL_NO_VERIFY", "true", "1"},
                                                     {"VAULT_SKIP_VERIFY", "true", "1"},
                                                     {"CONSUL_HTTP_SSL_VERIFY", "false", "0"},
                                                     {"NOMAD_SKIP_VERIFY", "true", "1"}}};

static constexpr std::array<std::string_view, 7> Flags = {
    "--kubelet-insecure-tls",     "--insecure-skip-tls-verify", "--insecure-skip-verify",
    "--tls-insecure-skip-verify", "--skip-tls-verify",          "--tls-skip-verify",
    "--no-check-certificate"};

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto add = [&](const yaml::Slot& slot, std::string_view text) {
    report.Add(
        {.span = slot.span(),
         .message = fmt::format("{} does not verify certificates: `{}`", container.Title(), text)});
  };
  for (const auto& variable : container["env"].Items()) {
    const auto name = variable["name"].Text().value_or("");
    const auto value = variable["value"].Text().value_or("");
    for (const auto& known : Variables) {
      if (name == known.name && (value == known.value || value == known.other)) {
        add(variable["value"], fmt::format("{}={}", name, value));
      }
    }
  }
  for (const auto* field : {"command", "args"}) {
    for (const auto& word : container[field].Items()) {
      auto text = word.Text().value_or("");
      if (text.ends_with("=true")) {
        text.remove_suffix(std::string_view("=true").size());
      }
      if (std::find(Flags.begin(), Flags.end(), text) != Flags.end()) {
        add(word, text);
      }
    }
  }
}

}  // namespace linter::rules
