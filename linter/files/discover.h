#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "linter/files/ignore_stack.h"
#include "linter/files/kind.h"
#include "linter/files/tally.h"
#include "linter/text/expected.h"
#include "linter/text/path_pattern.h"

namespace linter::files {

// How a file came into the run.
enum class Origin : std::uint8_t { Named, Walked, StandardInput };

// A file that may belong to the run; `Load` tells what it is.
struct Candidate {
  // As the user would write it: relative to the working folder where it lies below, no leading
  // `./`, forward slashes.
  std::string path;
  // From the root of the file system, symbolic links resolved. For standard input: of the name
  // that was given for it, as far as it exists.
  std::string absolute;
  Origin origin = Origin::Named;
  Place place;
  // The system's reason why a folder of this path could not be entered; such a candidate has no
  // text.
  std::optional<std::string> refusal = {};
};

// Whether what the settings exclude is linted when it is named itself.
enum class NamedFiles : std::uint8_t { Always, UnlessExcluded };

// Which names a walk through folders takes: those of manifests and Dockerfiles, or all.
enum class WalkedNames : std::uint8_t { Linted, All };

struct Request {
  // Files and folders; `-` is standard input.
  std::vector<std::string> paths;
  // What standard input is to be called; decides which settings hold for it.
  std::string stdin_name = "stdin.yaml";
  GitIgnore git_ignore = GitIgnore::Heeded;
  NamedFiles named_files = NamedFiles::Always;
  WalkedNames names = WalkedNames::Linted;
  // Says of an absolute path whether the settings exclude it; asked for each folder before what is
  // in it. May be empty.
  std::function<bool(const std::string& absolute, EntryKind kind)> excluded = {};
};

struct Discovery {
  // In the order of `Request::paths`, below a folder sorted by name; no file twice.
  std::vector<Candidate> candidates;
  // Named paths that are not there, one sentence each.
  std::vector<Error> errors;
  Tally tally;
};

// Walks the named paths. Never fails as a whole. `.git` and `node_modules` are not entered, other
// hidden folders are; symbolic links are followed as long as they stay in the named folder.
// Ignore files outside of the project (git's global one) are not read, so that a run finds the
// same on every machine.
Discovery Discover(const Request& request);

}  // namespace linter::files
