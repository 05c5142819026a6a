#include "linter/files/ignore_stack.h"

#include <filesystem>
#include <optional>

#include "linter/files/bytes.h"
#include "linter/files/repository.h"

namespace linter::files {

static constexpr std::size_t MostIgnoreBytes = 8U * 1024 * 1024;

static std::vector<PathPattern> ReadPatterns(const std::string& path) {
  std::vector<PathPattern> patterns;
  const auto content = ReadIfThere(path, MostIgnoreBytes);
  if (!content.has_value() || !content->has_value()) {
    return patterns;
  }
  std::string_view text = content->value();
  constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(ByteOrderMark)) {
    text.remove_prefix(ByteOrderMark.size());
  }
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto pattern = PathPattern::Parse(text.substr(0, end))) {
      patterns.push_back(std::move(*pattern));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return patterns;
}

static std::string FirstLine(const std::string& path) {
  constexpr std::size_t MostBytes = 64U * 1024;
  const auto content = ReadIfThere(path, MostBytes);
  if (!content.has_value() || !content->has_value()) {
    return {};
  }
  const auto& text = content->value();
  return text.substr(0, text.find_first_of("\r\n"));
}

// `.git` is a folder, or in a worktree and a submodule a file that names one; a worktree shares
// `info/` with the repository that it belongs to.
static std::string ExcludeFile(const std::string& root) {
  namespace fs = std::filesystem;
  fs::path folder = fs::path(root) / ".git";
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    constexpr std::string_view Key = "gitdir: ";
    const auto line = FirstLine(folder.string());
    if (!line.starts_with(Key)) {
      return {};
    }
    folder = fs::path(root) / line.substr(Key.size());
    if (const auto shared = FirstLine((folder / "commondir").string()); !shared.empty()) {
      folder /= shared;
    }
  }
  return (folder / "info" / "exclude").string();
}

IgnoreStack::IgnoreStack(const std::string& start) {
  const auto root = RepositoryRoot(start);
  if (!root.has_value() || *root == start) {
    return;
  }
  Enter(*root, {.repository = true});
  const auto below = *root == "/" ? 1 : root->size() + 1;
  for (auto slash = start.find('/', below); slash != std::string::npos;
       slash = start.find('/', slash + 1)) {
    Enter(start.substr(0, slash), {});
  }
}

void IgnoreStack::Enter(const std::string& folder, Holds holds) {
  entered_.push_back(levels_.size());
  const auto length = folder == "/" ? 1 : folder.size() + 1;
  auto first = levels_.empty() ? 0 : levels_.back().first;
  if (holds.repository) {
    first = levels_.size();
    levels_.push_back({length, ReadPatterns(ExcludeFile(folder)), first});
  }
  if (holds.ignore_file) {
    levels_.push_back({length, ReadPatterns(folder + "/.gitignore"), first});
  }
}

void IgnoreStack::Leave() {
  levels_.resize(entered_.back());
  entered_.pop_back();
}

bool IgnoreStack::Ignores(std::string_view absolute, EntryKind kind) const {
  if (levels_.empty()) {
    return false;
  }
  const auto first = levels_.back().first;
  for (auto level = levels_.size(); level > first; --level) {
    const auto& [length, patterns, unused] = levels_[level - 1];
    if (const auto verdict = Verdict(patterns, absolute.substr(length), kind)) {
      return *verdict;
    }
  }
  return false;
}

}  // namespace linter::files
