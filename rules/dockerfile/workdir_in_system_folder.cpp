#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule WorkdirInSystemFolder() {
  return {
      .id = "workdir-in-system-folder",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 4.0,
      .summary = "WORKDIR in a folder of the system",
      .why =
          "`/proc`, `/sys` and `/dev` are mounted over when a container runs: what the image has "
          "there is not seen, and relative paths reach into the kernel's files. `/bin`, `/boot`, "
          "`/etc`, `/lib` and `/sbin` as such are the system's, and an application's files among "
          "them replace it. Folders below `/etc` and `/lib` are left alone.",
      .reference = "https://docs.docker.com/build/building/best-practices/#workdir",
      .since = "0.1",
      .replaces = {"trivy:DS-0030"},
      .check = CheckInstruction,
  };
}

static bool IsOfSystem(std::string_view path) {
  static constexpr std::array<std::string_view, 6> Mounted = {"/proc", "/sys",    "/dev",
                                                              "/boot", "/initrd", "/lost+found"};
  static constexpr std::array<std::string_view, 8> Exact = {
      "/etc", "/bin", "/sbin", "/lib", "/lib64", "/usr/bin", "/usr/sbin", "/usr/lib"};
  while (path.size() > 1 && path.ends_with('/')) {
    path.remove_suffix(1);
  }
  return std::find(Exact.begin(), Exact.end(), path) != Exact.end() ||
         std::any_of(Mounted.begin(), Mounted.end(), [path](std::string_view folder) {
           return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
         });
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Workdir || instruction->words.empty()) {
    return;
  }
  const auto& word = instruction->words.front();
  const auto path = instruction.dockerfile().Expand(instruction.instruction(), word).text;
  if (path.known() && IsOfSystem(path.text())) {
    report.Add(
        {.span = word.span(), .message = fmt::format("`{}` belongs to the system", path.text())});
  }
}

}  // namespace linter::rules
