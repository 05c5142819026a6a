#include "linter/docker/trust.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/docker/casing.h"
#include "linter/docker/command_line.h"
#include "linter/docker/package_call.h"

namespace linter::docker {

static bool IsNo(std::string_view value) {
  const auto lower = LowerCase(value);
  return lower == "0" || lower == "false" || lower == "no" || lower == "off";
}

static bool IsLocal(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme != address.npos) {
    address.remove_prefix(scheme + 3);
  }
  return address.starts_with("localhost") || address.starts_with("127.0.0.1") ||
         address.starts_with("[::1]") || address.starts_with("$HOSTNAME");
}

static std::optional<BlindTrust> Trust(const CommandOption* option) {
  if (option == nullptr) {
    return {};
  }
  const auto dashes = option->name.size() == 1 ? "-" : "--";
  auto what = fmt::format("{}{}", dashes, option->name);
  const bool removable = option->value.empty() && option->word->text == what;
  return BlindTrust{option->word->span, std::move(what), removable};
}

static bool AsksThisMachine(const CommandLine& line) {
  return std::any_of(line.operands.begin(), line.operands.end(),
                     [](const ShellWord* word) { return IsLocal(TextOf(*word)); });
}

static std::optional<BlindTrust> OfCurl(const ShellCommand& command) {
  const auto line = ReadCommandLine(
      command, {.letters = "AbcCdDeEFHKmoPQrtTuUwxXyYz",
                .names = {"output", "header", "data", "request", "user", "proxy", "retry"}});
  return AsksThisMachine(line) ? std::nullopt : Trust(line.Find({"k", "insecure"}));
}

static std::optional<BlindTrust> OfWget(const ShellCommand& command) {
  const auto line = ReadCommandLine(command);
  return AsksThisMachine(line) ? std::nullopt : Trust(line.Find({"no-check-certificate"}));
}

// `name value` among the operands, or `name=value`, with a value that says no.
static std::optional<BlindTrust> OfSetting(const std::vector<const ShellWord*>& operands,
                                           std::string_view name) {
  for (std::size_t index = 0; index < operands.size(); ++index) {
    const auto text = TextOf(*operands[index]);
    const bool named = LowerCase(text.substr(0, name.size())) == name;
    if (!named) {
      continue;
    }
    const bool joined = text.substr(name.size()).starts_with('=');
    const bool apart = text.size() == name.size() && index + 1 < operands.size();
    const auto value = joined  ? text.substr(name.size() + 1)
                       : apart ? TextOf(*operands[index + 1])
                               : std::string_view();
    if (IsNo(value)) {
      return BlindTrust{operands[index]->span, fmt::format("{}={}", name, value), false};
    }
  }
  return {};
}

static std::optional<BlindTrust> OfGit(const ShellCommand& command) {
  constexpr std::string_view Setting = "http.sslverify";
  const auto line = ReadCommandLine(command, {.letters = "cC", .names = {}});
  for (const CommandOption& option : line.options) {
    const auto value = LowerCase(option.value);
    if (option.name == "c" && value.starts_with(Setting) &&
        IsNo(std::string_view(value).substr(std::min(Setting.size() + 1, value.size())))) {
      return BlindTrust{option.word->span, "http.sslVerify=false", false};
    }
  }
  auto trust = OfSetting(line.operands, Setting);
  if (trust) {
    trust->what = "http.sslVerify=false";
  }
  return trust;
}

static std::optional<BlindTrust> OfNode(const ShellCommand& command) {
  const auto line = ReadCommandLine(command);
  const auto* strict = line.Find({"strict-ssl"});
  if (strict != nullptr && IsNo(strict->value)) {
    return BlindTrust{strict->word->span, "--strict-ssl=false", false};
  }
  if (auto off = Trust(line.Find({"no-strict-ssl"}))) {
    return off;
  }
  return OfSetting(line.operands, "strict-ssl");
}

// `--setopt=sslverify=0`, also of one repository: `--setopt=updates.sslverify=0`.
static std::optional<BlindTrust> OfDnf(const ShellCommand& command) {
  constexpr std::string_view Setting = "sslverify=";
  const auto line = ReadCommandLine(command, {.letters = {}, .names = {"setopt"}});
  for (const CommandOption& option : line.options) {
    const auto at = option.value.find(Setting);
    if (option.name == "setopt" && at != std::string::npos &&
        IsNo(std::string_view(option.value).substr(at + Setting.size()))) {
      return BlindTrust{option.word->span, option.value, false};
    }
  }
  return {};
}

static std::optional<BlindTrust> OfPip(const ShellCommand& command) {
  const auto line = ReadCommandLine(command, {.letters = {}, .names = {"trusted-host"}});
  const auto* host = line.Find({"trusted-host", "allow-insecure-host"});
  return host == nullptr || IsLocal(host->value) ? std::nullopt : Trust(host);
}

std::optional<BlindTrust> TrustsAnyServer(const ShellCommand& command) {
  const auto program = command.program();
  if (program == "curl") {
    return OfCurl(command);
  }
  if (program == "wget") {
    return OfWget(command);
  }
  if (program == "git") {
    return OfGit(command);
  }
  if (program == "npm" || program == "yarn" || program == "pnpm") {
    return OfNode(command);
  }
  if (program == "yum" || program == "dnf" || program == "microdnf" || program == "tdnf" ||
      program == "yum-config-manager" || program == "dnf-config-manager") {
    return OfDnf(command);
  }
  if (program.starts_with("pip") || program.starts_with("python") || program == "uv") {
    return OfPip(command);
  }
  return {};
}

std::optional<BlindTrust> TrustsAnyPackage(const ShellCommand& command) {
  const auto program = command.program();
  const auto line = ReadCommandLine(command);
  if (program == "apt-get" || program == "apt" || program == "aptitude") {
    return Trust(line.Find({"allow-unauthenticated", "force-yes", "allow-insecure-repositories"}));
  }
  if (program == "apk") {
    return Trust(line.Find({"allow-untrusted"}));
  }
  if (program == "yum" || program == "dnf" || program == "microdnf" || program == "tdnf" ||
      program == "dnf5") {
    return Trust(line.Find({"nogpgcheck", "no-gpgchecks"}));
  }
  if (program == "rpm") {
    return Trust(line.Find({"nosignature", "nodigest", "noverify", "nofiledigest"}));
  }
  if (program == "zypper") {
    return Trust(line.Find({"no-gpg-checks", "allow-unsigned-rpm"}));
  }
  return {};
}

bool MakesTrustAnyServer(std::string_view name, std::string_view value) {
  const auto upper = UpperCase(name);
  if (upper == "NPM_CONFIG_STRICT_SSL" || upper == "YARN_STRICT_SSL") {
    return IsNo(value);
  }
  if (name == "NODE_TLS_REJECT_UNAUTHORIZED" || name == "PYTHONHTTPSVERIFY" ||
      name == "PERL_LWP_SSL_VERIFY_HOSTNAME") {
    return value == "0";
  }
  if (name == "PIP_TRUSTED_HOST" || name == "UV_INSECURE_HOST" || name == "GOINSECURE") {
    return !value.empty() && !IsLocal(value);
  }
  return name == "GIT_SSL_NO_VERIFY";
}

}  // namespace linter::docker
