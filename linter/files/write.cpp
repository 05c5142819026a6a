#include "linter/files/write.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace linter::files {

std::optional<Error> Write(const std::string& path, std::string_view text) {
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.flush();
  if (!file) {
    return Error{fmt::format("`{}` cannot be written: {}", path, std::strerror(errno))};
  }
  return std::nullopt;
}

}  // namespace linter::files
