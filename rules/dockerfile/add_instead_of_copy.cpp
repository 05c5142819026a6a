#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/copy.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule AddInsteadOfCopy() {
  return {
      .id = "add-instead-of-copy",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "ADD copies what COPY would",
      .why =
          "`ADD` also downloads and unpacks, by what its source happens to be: an archive that is "
          "meant to be copied is unpacked instead. `COPY` copies and nothing else. `ADD` of "
          "archives, web addresses and git repositories (which hadolint reports) is left alone, "
          "and so is a source that is not known before the build.",
      .reference = "https://docs.docker.com/build/building/best-practices/#add-or-copy",
      .since = "0.1",
      .replaces = {"hadolint:DL3020", "trivy:DS-0005", "checkov:CKV_DOCKER_4",
                   "kics:9513a694-aa0d-41d8-be61-3271e056f36b"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static bool NeedsAdd(const docker::Passage& source) {
  const std::string& text = source.text();
  return (!source.empty() && source.IsUnknown(0)) || docker::IsArchiveName(text) ||
         docker::IsWebAddress(text) || docker::IsGitAddress(text);
}

// What a pattern or a variable stands for may be an archive.
static Safety SafetyOf(const std::vector<docker::Passage>& sources) {
  const bool sure = std::all_of(sources.begin(), sources.end(), [](const docker::Passage& source) {
    return source.known() && source.text().find_first_of("*?[") == std::string::npos;
  });
  return sure ? Safety::Safe : Safety::Unsafe;
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Add || instruction.trigger()) {
    return;
  }
  const auto paths = docker::ReadCopy(instruction.dockerfile(), instruction.instruction());
  if (!paths || (paths->sources.empty() && paths->heredocs == 0)) {
    return;
  }
  const auto& sources = paths->sources;
  const bool copies = std::none_of(sources.begin(), sources.end(), NeedsAdd);
  if (!copies && (paths->heredocs > 0 || std::all_of(sources.begin(), sources.end(), NeedsAdd))) {
    return;
  }
  const auto& name = instruction->name;
  Fix fix{.title = "copy with `COPY`", .safety = SafetyOf(sources), .edits = {}};
  const bool flags =
      std::all_of(instruction->flags.begin(), instruction->flags.end(), [](const auto& flag) {
        return flag.name == "chown" || flag.name == "chmod" || flag.name == "link" ||
               flag.name == "exclude";
      });
  if (copies && flags) {
    fix.edits.push_back({name.span(), name.text() == "add" ? "copy" : "COPY"});
  }
  report.Add({.span = name.span(),
              .message = "`ADD` copies files of the context, as `COPY` does without surprises",
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
