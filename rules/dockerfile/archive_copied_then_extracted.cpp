#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule ArchiveCopiedThenExtracted() {
  return {
      .id = "archive-copied-then-extracted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "archive is copied into the image and extracted there",
      .why =
          "The archive stays in the layer of the COPY, even when the RUN that extracts it deletes "
          "it. `ADD` of a local tar archive extracts it in one step and leaves nothing behind; "
          "other archives can be bound with `RUN --mount=type=bind`. Archives that come from "
          "another stage are left alone.",
      .reference = "https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives",
      .since = "0.1",
      .replaces = {"hadolint:DL3010"},
      .check = CheckBuild,
  };
}

struct Archive {
  std::string name;
  const docker::Passage* word = nullptr;
};

static std::string_view LastOfPath(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

static bool IsArchive(std::string_view name) {
  static constexpr std::array Endings = {".tar",  ".Z",   ".bz2", ".gz",  ".lz",
                                         ".lzma", ".tZ",  ".tb2", ".tbz", ".tbz2",
                                         ".tgz",  ".tlz", ".tpz", ".txz", ".xz"};
  return std::any_of(Endings.begin(), Endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

static void Remember(const docker::InstructionView& copy, std::vector<Archive>& archives) {
  if (copy->FindFlag("from") != nullptr || copy->words.size() < 2) {
    return;
  }
  const auto& target = copy->words.back();
  if (IsArchive(target.text())) {
    archives.push_back({std::string(LastOfPath(target.text())), &target});
    return;
  }
  for (std::size_t index = 0; index + 1 < copy->words.size(); ++index) {
    const auto& source = copy->words[index];
    if (IsArchive(source.text())) {
      archives.push_back({std::string(LastOfPath(source.text())), &source});
    }
  }
}

static bool Extracts(const docker::ShellCommand& command) {
  static constexpr std::array Programs = {"unzip", "gunzip", "bunzip2",    "unlzma", "unxz",
                                          "zgz",   "zcat",   "uncompress", "gzcat"};
  const auto program = command.program();
  if (program != "tar") {
    return std::find(Programs.begin(), Programs.end(), program) != Programs.end();
  }
  const bool bare = !command.arguments.empty() && !command.arguments[0].text.starts_with('-') &&
                    command.arguments[0].text.find('x') != std::string::npos;
  return bare || docker::ReadCommandLine(command, {.letters = "bCfFgHIKLNTVX"})
                     .Has({"x", "extract", "get"});
}

static bool Names(const docker::ShellCommand& command, const Archive& archive) {
  return std::any_of(
      command.arguments.begin(), command.arguments.end(),
      [&](const docker::ShellWord& word) { return LastOfPath(word.constant()) == archive.name; });
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  std::vector<Archive> archives;
  for (const auto& instruction : build.instructions()) {
    if (instruction->keyword == docker::Keyword::From) {
      archives.clear();
    } else if (instruction->keyword == docker::Keyword::Copy && !instruction.trigger()) {
      Remember(instruction, archives);
    } else if (instruction->keyword == docker::Keyword::Run && !instruction.trigger()) {
      for (const auto& command : instruction.commands()) {
        const bool extracts = !archives.empty() && Extracts(command.command());
        std::erase_if(archives, [&](const Archive& archive) {
          const bool found = extracts && Names(command.command(), archive);
          if (found) {
            report.Add({.span = archive.word->span(),
                        .message = fmt::format("`{}` is copied, then extracted", archive.name),
                        .labels = {{command->name->span, "here"}}});
          }
          return found;
        });
      }
    }
  }
}

}  // namespace linter::rules
