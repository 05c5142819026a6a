#include "linter/docker/dependency_install.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/docker/command_line.h"

namespace linter::docker {

// A package manager that reads the project's file.
struct Installer {
  std::string_view program;
  std::string_view subcommand;
  // With further operands it installs those instead.
  bool alone = true;
};

constexpr std::array Installers = {
    Installer{"npm", "ci"},
    Installer{"npm", "install"},
    Installer{"npm", "i"},
    Installer{"yarn", "install"},
    Installer{"pnpm", "install"},
    Installer{"pnpm", "i"},
    Installer{"bun", "install"},
    Installer{"poetry", "install"},
    Installer{"uv", "sync"},
    Installer{"pipenv", "install"},
    Installer{"pipenv", "sync"},
    Installer{"pdm", "install"},
    Installer{"bundle", "install"},
    Installer{"composer", "install"},
    Installer{"dotnet", "restore", false},
    Installer{"go", "mod", false},
    Installer{"cargo", "fetch"},
    Installer{"mix", "deps.get"},
};

static bool ReadsRequirements(const ShellCommand& command) {
  const auto program = command.program();
  const auto line = ReadCommandLine(command, {.letters = "r", .names = {"requirement"}});
  if (line.operands.empty()) {
    return false;
  }
  const bool pip = (program == "pip" || program == "pip3") && line.operands[0]->Is("install");
  const bool uv = program == "uv" && line.operands.size() > 1 && line.operands[0]->Is("pip") &&
                  line.operands[1]->Is("install");
  return (pip || uv) && line.Has({"r", "requirement"});
}

std::string ProjectInstall(const ShellCommand& command) {
  const auto program = command.program();
  if (ReadsRequirements(command)) {
    return fmt::format("{} install -r", program);
  }
  const auto line = ReadCommandLine(command, {.letters = {}, .names = {"prefix"}});
  if (program == "yarn" && line.operands.empty() && !line.Has({"version", "help"})) {
    return "yarn";
  }
  if (line.operands.empty() || line.Has({"g", "global"})) {
    return {};
  }
  const std::string_view first = line.operands[0]->constant();
  const bool known =
      std::any_of(Installers.begin(), Installers.end(), [&](const Installer& installer) {
        return installer.program == program && installer.subcommand == first &&
               (!installer.alone || line.operands.size() == 1);
      });
  if (!known) {
    return {};
  }
  if (program == "go") {
    const bool download = line.operands.size() == 2 && line.operands[1]->Is("download");
    return download ? "go mod download" : "";
  }
  return fmt::format("{} {}", program, first);
}

bool InstallsPackages(const ShellCommand& command) {
  static constexpr std::array<std::string_view, 9> Systems = {
      "apt-get", "apt", "apk", "dnf", "microdnf", "yum", "tdnf", "zypper", "pip"};
  if (!ProjectInstall(command).empty()) {
    return true;
  }
  const auto program = command.program();
  const bool system = std::find(Systems.begin(), Systems.end(), program) != Systems.end() ||
                      program == "pip3" || program == "npm";
  return system &&
         std::any_of(command.arguments.begin(), command.arguments.end(), [](const auto& word) {
           return word.Is("install") || word.Is("add") || word.Is("in");
         });
}

}  // namespace linter::docker
