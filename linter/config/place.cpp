#include "linter/config/place.h"

#include <algorithm>

namespace linter::config {

std::string FolderOf(std::string_view absolute) {
  const auto slash = absolute.rfind('/');
  return slash == std::string_view::npos || slash == 0 ? "/"
                                                       : std::string(absolute.substr(0, slash));
}

bool IsBelow(std::string_view absolute, std::string_view folder) {
  return folder == "/" || (absolute.starts_with(folder) &&
                           (absolute.size() == folder.size() || absolute[folder.size()] == '/'));
}

std::string PathFrom(std::string_view path, std::string_view folder) {
  std::string resolved(path.starts_with('/') || folder == "/" ? "" : folder);
  while (!path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    const auto name = path.substr(0, end);
    if (name == "..") {
      resolved.resize(std::min(resolved.rfind('/'), resolved.size()));
    } else if (!name.empty() && name != ".") {
      resolved.append("/").append(name);
    }
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return resolved.empty() ? "/" : resolved;
}

}  // namespace linter::config
