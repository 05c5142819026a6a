#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule UseraddLogBloat() {
  return {
      .id = "useradd-log-bloat",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "useradd of a high UID blows the image up",
      .why =
          "`useradd` gives every user a place in `/var/log/lastlog` and `/var/log/faillog`, at an "
          "offset that grows with the UID. The files are sparse on a disk, but layers know no "
          "holes: a UID of ten digits makes an image of many gigabytes. `-l` (`--no-log-init`) "
          "leaves the files alone. UIDs of up to five digits are not reported.",
      .reference = "https://docs.docker.com/build/building/best-practices/#user",
      .since = "0.1",
      .replaces = {"hadolint:DL3046"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  constexpr std::size_t ShortUid = 5;
  if (command.instruction()->keyword != docker::Keyword::Run || command->program() != "useradd") {
    return;
  }
  const auto line = docker::ReadCommandLine(
      command.command(),
      {.letters = "bcdefgGkKpRPsuZ",
       .names = {"base-dir", "comment", "home-dir", "home", "expiredate", "inactive", "gid",
                 "groups", "skel", "key", "password", "root", "prefix", "shell", "uid"}});
  const auto* uid = line.Find({"u", "uid"});
  const bool number =
      uid != nullptr && uid->value.find_first_not_of("0123456789") == std::string::npos;
  if (!number || uid->value.size() <= ShortUid || line.Has({"l", "no-log-init"})) {
    return;
  }
  Fix fix{.title = "leave the log files alone", .safety = Safety::Safe, .edits = {}};
  if (command->name->text == "useradd") {
    const auto& name = command->name->span;
    fix.edits.push_back({{name.file, name.end, name.end}, " -l"});
  }
  report.Add({.span = uid->word->span,
              .message = fmt::format("UID {} makes `useradd` write huge log files", uid->value),
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
