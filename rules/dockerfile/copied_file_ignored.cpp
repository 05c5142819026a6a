#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/copy.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CopiedFileIgnored() {
  return {
      .id = "copied-file-ignored",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .summary = "COPY of a file that .dockerignore keeps out",
      .why =
          "What `.dockerignore` names is not sent to the builder: COPY of it fails with `not "
          "found`. The file is taken to stand at the root of the context, as it must; where "
          "several are found beside and above the Dockerfile, or one has exceptions (`!`), "
          "nothing is said. Patterns as sources are left alone.",
      .reference = "https://docs.docker.com/reference/build-checks/copy-ignored-file/",
      .since = "0.1",
      .replaces = {"buildkit:CopyIgnoredFile"},
      .check = CheckInstruction,
  };
}

static std::string_view Clean(std::string_view path) {
  while (path.starts_with("./") || path.starts_with('/')) {
    path.remove_prefix(path.starts_with('/') ? 1 : 2);
  }
  while (path.ends_with('/')) {
    path.remove_suffix(1);
  }
  return path;
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto& files = instruction.build().ignore_files();
  const bool copies =
      instruction->keyword == docker::Keyword::Copy || instruction->keyword == docker::Keyword::Add;
  if (!copies || files.size() != 1 || instruction.trigger() ||
      instruction->FindFlag("from") != nullptr ||
      std::any_of(files[0].patterns.begin(), files[0].patterns.end(),
                  [](const docker::IgnorePattern& pattern) { return pattern.exception; })) {
    return;
  }
  for (std::size_t index = 0; index + 1 < instruction->words.size(); ++index) {
    const auto& word = instruction->words[index];
    const auto source = instruction.dockerfile().Expand(instruction.instruction(), word).text;
    const auto path = Clean(source.text());
    const bool plain = source.known() && !path.empty() && path != "." &&
                       path.find_first_of("*?[<") == std::string_view::npos &&
                       !docker::IsWebAddress(source.text()) && !docker::IsGitAddress(source.text());
    if (plain && docker::IsIgnored(files[0].patterns, path)) {
      report.Add({.span = word.span(),
                  .message = fmt::format("`.dockerignore` keeps `{}` out of the build", path)});
    }
  }
}

}  // namespace linter::rules
