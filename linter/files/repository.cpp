#include "linter/files/repository.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace linter::files {

namespace fs = std::filesystem;

std::string WorkingFolder() {
  std::error_code error;
  const auto folder = fs::current_path(error);
  return error ? "/" : Absolute(folder.generic_string());
}

std::string Absolute(const std::string& path) {
  std::error_code error;
  const auto whole = fs::absolute(path, error);
  auto resolved = fs::weakly_canonical(error ? fs::path(path) : whole, error);
  if (error) {
    resolved = whole.lexically_normal();
  }
  auto text = resolved.generic_string();
  while (text.size() > 1 && text.ends_with('/')) {
    text.pop_back();
  }
  return text;
}

std::string FolderOf(const std::string& absolute) {
  const auto slash = absolute.rfind('/');
  return slash == std::string::npos || slash == 0 ? "/" : absolute.substr(0, slash);
}

bool IsBelow(std::string_view path, std::string_view folder) {
  return folder == "/" ||
         (path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/'));
}

bool IsFolder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool IsPlainFile(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool HasChart(const std::string& folder) {
  std::error_code error;
  return fs::is_regular_file(folder + "/Chart.yaml", error);
}

std::string Join(const std::string& folder, const std::string& name) {
  return folder.empty() || folder.ends_with('/') ? folder + name : folder + "/" + name;
}

std::string ShownPath(const std::string& written, const std::string& working_folder) {
  auto text = fs::path(written).generic_string();
  if (text.starts_with('/') && IsBelow(text, working_folder)) {
    const auto length = working_folder == "/" ? 1 : working_folder.size() + 1;
    text = text.substr(std::min(text.size(), length));
  }
  std::string shown = text.starts_with('/') ? "/" : "";
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('/', begin), text.size());
    const auto name = text.substr(begin, end - begin);
    if (!name.empty() && name != ".") {
      shown = Join(shown, name);
    }
    begin = end + 1;
  }
  return shown;
}

static bool HasRepository(const std::string& folder) {
  std::error_code error;
  return fs::exists(fs::path(folder) / ".git", error);
}

std::optional<std::string> RepositoryRoot(const std::string& absolute) {
  for (auto folder = absolute;; folder = FolderOf(folder)) {
    if (HasRepository(folder)) {
      return folder;
    }
    if (folder.size() <= 1) {
      return std::nullopt;
    }
  }
}

std::string RepositoryPaths::Of(const std::string& absolute) {
  const auto& root = RootOf(FolderOf(absolute));
  if (!root.has_value()) {
    return absolute;
  }
  return absolute.substr(*root == "/" ? 1 : root->size() + 1);
}

const std::optional<std::string>& RepositoryPaths::RootOf(const std::string& folder) {
  const auto [place, is_new] = roots_.try_emplace(folder);
  if (is_new) {
    if (HasRepository(folder)) {
      place->second = folder;
    } else if (folder.size() > 1) {
      place->second = RootOf(FolderOf(folder));
    }
  }
  return place->second;
}

}  // namespace linter::files
