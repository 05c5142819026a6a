#include <fmt/format.h>

#include <string>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/secret.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule TlsSecretContentInvalid() {
  return {
      .id = "tls-secret-content-invalid",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "secret of type TLS holds no certificate or no key",
      .why =
          "What stands in `data` is base64, and the API server refuses anything else; decoded, "
          "it has to be PEM, or no controller can serve with it. Empty values, which a "
          "controller fills in, encrypted ones (SOPS) and placeholders (`${CERT}`, "
          "`<certificate>`) are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static bool IsPlaceholder(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos ||
         text.find_first_of("$<{[") != std::string_view::npos;
}

static void CheckKey(const k8s::Secret& secret, std::string_view key, Report& report) {
  const auto slot = secret.plain(key).present() ? secret.plain(key) : secret.encoded(key);
  const auto text = slot.Text();
  if (!text || IsPlaceholder(*text)) {
    return;
  }
  const auto content = secret.Content(key);
  if (!content) {
    report.Add(
        {.span = slot.label(),
         .message = fmt::format("`{}` of secret `{}` is no base64", key, secret.object().name())});
  } else if (content->find("-----BEGIN ") == std::string::npos) {
    report.Add(
        {.span = slot.label(),
         .message = fmt::format("`{}` of secret `{}` holds no PEM", key, secret.object().name())});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Secret::Is(object) || k8s::Secret(object).type() != "kubernetes.io/tls") {
    return;
  }
  const k8s::Secret secret(object);
  CheckKey(secret, "tls.crt", report);
  CheckKey(secret, "tls.key", report);
}

}  // namespace linter::rules
