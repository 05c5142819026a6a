#pragma once

#include <string_view>

namespace linter::docker {

// What a mode of `chmod` grants that most files should not have.
struct FileMode {
  // Everybody may write, without the sticky bit.
  bool world_writable = false;
  // Runs as its owner or group, whoever starts it.
  bool set_id = false;
};

// Octal as `0777`, or symbolic as `a+w,u+s`; nothing for what is neither.
FileMode ReadFileMode(std::string_view mode);

}  // namespace linter::docker
