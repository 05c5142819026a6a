#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"
#include "linter/text/edit.h"

namespace linter::docker {

enum class PackageManager : std::uint8_t { Apt, Apk, Dnf, Yum, Zypper, Pip, Npm, Gem, Go };

// `apt-get -y install curl git`: a RUN's call of a package manager.
struct PackageCall {
  // `install`.
  const ShellWord* verb = nullptr;
  // What stands behind the verb: packages for the verbs that install.
  std::vector<const ShellWord*> operands;
  // All options, also those before the verb.
  CommandLine line;
};

// The call of a package manager with one of the given verbs; empty for other commands, and outside
// of RUN. `apt` is none of `Apt`: people call it. `python -m pip` is `Pip`.
std::optional<PackageCall> ReadPackageCall(const CommandView& command, PackageManager manager,
                                           std::initializer_list<std::string_view> verbs);

// A word as a rule may judge it: without quotes where it is known, else as written.
std::string_view TextOf(const ShellWord& word);
// No part of the word is replaced when it runs.
bool IsKnown(const ShellWord& word);

// `version of `curl` is not pinned`, or of several.
std::string UnpinnedMessage(const std::vector<const ShellWord*>& packages);
// ` -y` behind the verb; no edit where the verb is not written as it reads.
std::vector<Edit> AddOption(const PackageCall& call, std::string_view option);

// A mount of type cache or tmpfs whose target contains `fragment`.
bool HasCacheMount(const InstructionView& run, std::string_view fragment);
// `rm` of something below one of the folders, each of which ends in `/`, in the code.
bool Removes(const InstructionView& run, std::initializer_list<std::string_view> folders);
// Whether what the stage leaves behind is in the image: it is the last, or others go on from it.
bool IsShipped(const BuildView& build, const Stage* stage);
// The call of a verb that empties the cache, behind the last one that fills it.
bool CleansBehind(const InstructionView& run, PackageManager manager,
                  std::initializer_list<std::string_view> fills,
                  std::initializer_list<std::string_view> cleans);

}  // namespace linter::docker
