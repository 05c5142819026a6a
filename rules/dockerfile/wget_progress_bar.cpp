#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule WgetProgressBar() {
  return {
      .id = "wget-progress-bar",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "wget fills the log of the build with its progress",
      .why =
          "Where no terminal reads it, wget writes a line of dots for every 50 kB: megabytes of "
          "log for one download, in which the error is not found again. `--progress=dot:giga` "
          "writes one line for every 32 MB, `-q` and `-nv` none; `-o` writes to a file. "
          "BusyBox knows `-q` only.",
      .reference = "https://github.com/hadolint/hadolint/wiki/DL3047",
      .since = "0.1",
      .replaces = {"hadolint:DL3047"},
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Run || command->program() != "wget") {
    return;
  }
  const auto line = docker::ReadCommandLine(
      command.command(),
      {.letters = "OPUtTwQeiBDARIXlaon", .names = {"output-document", "directory-prefix"}});
  const auto* quiet = line.Find({"n"});
  if (line.Has(
          {"progress", "q", "quiet", "o", "output-file", "a", "append-output", "no-verbose"}) ||
      line.Has({"help", "version", "V", "h"}) || (quiet != nullptr && quiet->value == "v")) {
    return;
  }
  Fix fix{.title = "report progress sparsely", .safety = Safety::Unsafe, .edits = {}};
  if (command->name->text == "wget") {
    const auto& name = command->name->span;
    fix.edits.push_back({{name.file, name.end, name.end}, " --progress=dot:giga"});
  }
  report.Add({.span = command->name->span,
              .message = "`wget` writes its progress to the log",
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
