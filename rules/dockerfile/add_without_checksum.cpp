#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/copy.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule AddWithoutChecksum() {
  return {
      .id = "add-without-checksum",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "ADD downloads what nothing checks",
      .why =
          "What an address gives today may be another file tomorrow, and whoever takes over the "
          "host decides what is in the image. `ADD --checksum=sha256:…` stops the build when the "
          "file is another; of a git repository `--checksum` or `?checksum=` names the commit. "
          "KICS wants `curl` in RUN instead, which checks no more by itself.",
      .reference = "https://docs.docker.com/reference/dockerfile/#add---checksum",
      .since = "0.1",
      .replaces = {"kics:4b410d24-1cbe-4430-a632-62c9a931cf1c"},
      .check = CheckInstruction,
  };
}

// Names a commit, which git itself checks, or perhaps does.
static bool NamesCommit(const docker::Passage& address) {
  constexpr std::size_t Sha1 = 40;
  const std::string_view source = address.text();
  const std::size_t hash = source.find('#');
  if (hash != std::string_view::npos && !address.Slice(hash, source.size()).known()) {
    return true;
  }
  return source.find("checksum=") != std::string_view::npos ||
         (hash != std::string_view::npos &&
          source.substr(hash + 1).find_first_not_of("0123456789abcdef") >= Sha1 &&
          source.size() - hash - 1 >= Sha1);
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Add ||
      instruction->FindFlag("checksum") != nullptr || instruction->words.size() < 2) {
    return;
  }
  for (std::size_t index = 0; index + 1 < instruction->words.size(); ++index) {
    const auto& word = instruction->words[index];
    const auto read = instruction.dockerfile().Expand(instruction.instruction(), word);
    const std::string& source = read.text.text();
    const bool remote = docker::IsWebAddress(source) || docker::IsGitAddress(source);
    if (remote && !NamesCommit(read.text)) {
      report.Add({.span = word.span(), .message = "downloaded without a checksum"});
    }
  }
}

}  // namespace linter::rules
