#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/path_pattern.h"

namespace linter::files {

// Whether `.gitignore` and `.git/info/exclude` are heeded below named folders.
enum class GitIgnore : std::uint8_t { Heeded, Unheeded };

// The ignore files that hold at one place of a walk: `.git/info/exclude`, then the `.gitignore` of
// each folder from the repository's root down. Follows a walk with `Enter` and `Leave`. Folders
// are absolute, without a slash at the end.
class IgnoreStack {
 public:
  // Takes in what stands above a folder: up to the root of its repository; nothing where it is in
  // none.
  explicit IgnoreStack(const std::string& start);

  // What of interest stands in a folder.
  struct Holds {
    bool repository = false;
    bool ignore_file = true;
  };
  // A folder with a `.git` of its own starts anew, as another repository does.
  void Enter(const std::string& folder, Holds holds);
  void Leave();
  // Whether an entry of the folder entered last is ignored.
  bool Ignores(std::string_view absolute, EntryKind kind) const;

 private:
  struct Level {
    // Bytes of the folder's path, its slash included.
    std::size_t length = 0;
    std::vector<PathPattern> patterns;
    // Levels below this index belong to another repository.
    std::size_t first = 0;
  };

  // The end of `levels_` before each folder entered.
  std::vector<std::size_t> entered_;
  std::vector<Level> levels_;
};

}  // namespace linter::files
