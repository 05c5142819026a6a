#include "linter/docker/credential_use.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/docker/command_line.h"
#include "linter/text/secret.h"

namespace linter::docker {

// An option of a program that takes a secret.
struct SecretOption {
  std::string_view program;
  // Its first operands, which tell the subcommand; empty for any.
  std::string_view first = {};
  std::string_view second = {};
  std::string_view letter = {};
  std::string_view name = {};
  // The value is `user:password`.
  bool login = false;
  // The value of the letter stands in its word: what follows `-p` is another operand.
  bool attached = false;
};

constexpr std::array Options = {
    SecretOption{"curl", "", "", "u", "user", true},
    SecretOption{"curl", "", "", "U", "proxy-user", true},
    SecretOption{"wget", "", "", "", "password"},
    SecretOption{"wget", "", "", "", "http-password"},
    SecretOption{"wget", "", "", "", "ftp-password"},
    SecretOption{"docker", "login", "", "p", "password"},
    SecretOption{"podman", "login", "", "p", "password"},
    SecretOption{"buildah", "login", "", "p", "password"},
    SecretOption{"skopeo", "login", "", "p", "password"},
    SecretOption{"crane", "auth", "login", "p", "password"},
    SecretOption{"helm", "registry", "login", "p", "password"},
    SecretOption{"helm", "repo", "add", "", "password"},
    SecretOption{"az", "login", "", "p", "password"},
    SecretOption{"az", "login", "", "", "federated-token"},
    SecretOption{"doctl", "auth", "init", "t", "access-token"},
    SecretOption{"sshpass", "", "", "p", ""},
    SecretOption{"svn", "", "", "", "password"},
    SecretOption{"mysql", "", "", "p", "password", false, true},
    SecretOption{"mysqladmin", "", "", "p", "password", false, true},
    SecretOption{"mariadb", "", "", "p", "password", false, true},
    SecretOption{"redis-cli", "", "", "a", "pass"},
    SecretOption{"mongosh", "", "", "p", "password"},
    SecretOption{"openssl", "", "", "", "passout"},
};

static bool HasOperands(const CommandLine& line, const SecretOption& option) {
  const auto is = [&line](std::size_t at, std::string_view word) {
    return word.empty() || (line.operands.size() > at && line.operands[at]->Is(word));
  };
  return is(0, option.first) && is(1, option.second);
}

static bool IsWritten(const ShellWord& word) {
  return std::none_of(word.parts.begin(), word.parts.end(), [](const WordPart& part) {
    return part.kind == PartKind::Variable || part.kind == PartKind::Substitution;
  });
}

static bool IsSecret(const SecretOption& option, std::string_view value) {
  if (!option.login) {
    return !value.starts_with("env:") && !value.starts_with("pass:$") && CanBeSecret(value);
  }
  const std::size_t colon = value.find(':');
  return colon != std::string_view::npos && CanBeSecret(value.substr(colon + 1));
}

static void AddOptions(const ShellCommand& command, std::vector<CredentialUse>& found) {
  const std::string_view program = command.program();
  for (const SecretOption& option : Options) {
    if (option.program != program) {
      continue;
    }
    const ValuedOptions valued = {option.letter, {option.name}};
    const CommandLine line = ReadCommandLine(command, valued);
    const auto* use = line.Find({option.name.empty() ? option.letter : option.name,
                                 option.letter.empty() ? option.name : option.letter});
    if (use == nullptr || !HasOperands(line, option) || !IsWritten(*use->word) ||
        use->value.find('$') != std::string::npos || use->value.find('`') != std::string::npos ||
        (option.attached && use->word->Is("-p")) || !IsSecret(option, use->value)) {
      continue;
    }
    found.push_back({use->word->span, fmt::format("the password for `{}`", program)});
  }
}

// `aws configure set aws_secret_access_key …`, `npm config set //host/:_authToken …`.
static void AddSettings(const ShellCommand& command, std::vector<CredentialUse>& found) {
  const CommandLine line = ReadCommandLine(command);
  const auto& words = line.operands;
  const std::string_view program = command.program();
  if (words.size() < 3 || !words[1]->Is("set") ||
      !(words[0]->Is("configure") || words[0]->Is("config"))) {
    return;
  }
  const std::string_view key = words[2]->constant();
  const bool aws = program == "aws" &&
                   (key.ends_with("aws_secret_access_key") || key.ends_with("aws_session_token"));
  const bool node = (program == "npm" || program == "yarn" || program == "pnpm") &&
                    (key.ends_with("_authToken") || key.ends_with("_password") ||
                     key.ends_with("_auth") || key.ends_with("npmAuthToken"));
  if ((aws || node) && words.size() > 3 && CanBeSecret(words[3]->constant())) {
    found.push_back({words[3]->span, fmt::format("`{}`", key)});
  }
}

static void AddAssignment(std::string_view name, const Span& span, std::string_view value,
                          std::vector<CredentialUse>& found) {
  if (NamesSecret(name) && CanBeSecret(value)) {
    found.push_back({span, fmt::format("the value of `{}`", name)});
  }
}

std::vector<CredentialUse> CredentialsOf(const ShellCommand& command) {
  std::vector<CredentialUse> found;
  AddOptions(command, found);
  AddSettings(command, found);
  for (const ShellAssignment& assignment : command.assignments) {
    if (assignment.value) {
      AddAssignment(assignment.name, assignment.value->span, assignment.value->constant(), found);
    }
  }
  return found;
}

}  // namespace linter::docker
