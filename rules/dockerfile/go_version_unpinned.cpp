#include <algorithm>
#include <iterator>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule GoVersionUnpinned() {
  return {
      .id = "go-version-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "go installs whatever version there is today",
      .why =
          "Without a version, or with `@latest`, the newest release is built, with "
          "whatever it brings, at every build of the image. `go install "
          "golang.org/x/tools/cmd/goimports@v0.19.0` names one. Paths of the main module "
          "that begin with `./` are left alone.",
      .reference = "https://go.dev/ref/mod#go-install",
      .since = "0.1",
      .replaces = {"hadolint:DL3062"},
      .check = CheckCommand,
  };
}

static bool IsPinned(std::string_view package) {
  if (package.starts_with(".") || package.starts_with("/") || package.ends_with(".go")) {
    return true;
  }
  const auto at = package.find('@');
  const auto version =
      at == std::string_view::npos ? std::string_view("latest") : package.substr(at + 1);
  return version != "latest" && version != "none";
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call =
      docker::ReadPackageCall(command, docker::PackageManager::Go, {"install", "get", "run"});
  if (!call) {
    return;
  }
  std::vector<const docker::ShellWord*> unpinned;
  // What stands behind the package that is run are its own arguments.
  const auto end = call->verb->Is("run") && !call->operands.empty() ? call->operands.begin() + 1
                                                                    : call->operands.end();
  std::copy_if(call->operands.begin(), end, std::back_inserter(unpinned),
               [](const docker::ShellWord* word) { return !IsPinned(docker::TextOf(*word)); });
  if (!unpinned.empty()) {
    report.Add({.span = unpinned.front()->span, .message = docker::UnpinnedMessage(unpinned)});
  }
}

}  // namespace linter::rules
