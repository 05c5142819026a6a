#include "linter/workspace/overlay_users.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/files/bytes.h"
#include "linter/files/discover.h"
#include "linter/files/kind.h"
#include "linter/files/repository.h"
#include "linter/helm/path.h"

namespace linter::workspace {

static constexpr std::size_t MostBytes = std::size_t{1} << 20U;

// What the words of a kustomization lead to, if they are paths.
static std::set<std::string> TargetsOf(const std::string& folder, std::string_view text) {
  constexpr std::string_view Between = " \t\r\n,[]{}\"'=";
  constexpr std::size_t LongestPath = 4096;
  std::set<std::string> targets;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find_first_of(Between));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty() || word.size() > LongestPath || word.ends_with(':')) {
      continue;
    }
    auto path = helm::CleanPath(word.starts_with('/') ? std::string(word)
                                                      : fmt::format("{}/{}", folder, word));
    targets.insert(std::move(path));
  }
  return targets;
}

// By folder, below the given ones.
static std::map<std::string, std::set<std::string>> FindKustomizations(
    const std::set<std::string>& roots, const OverlaySearch& search) {
  const files::Request wish{.paths = {roots.begin(), roots.end()}, .excluded = search.excluded};
  std::map<std::string, std::set<std::string>> targets;
  for (const auto& candidate : files::Discover(wish).candidates) {
    if (candidate.refusal ||
        files::Classify(candidate.path, "", candidate.place) != files::FileKind::Kustomization) {
      continue;
    }
    const auto text = files::ReadIfThere(candidate.absolute, MostBytes);
    if (text && *text) {
      const auto folder = files::FolderOf(candidate.absolute);
      targets[folder].merge(TargetsOf(folder, **text));
    }
  }
  return targets;
}

std::set<std::string> FoldersUsing(const std::set<std::string>& files,
                                   const OverlaySearch& search) {
  std::set<std::string> roots;
  std::multimap<std::string, std::string> named_by;
  for (const auto& file : files) {
    const auto root = files::RepositoryRoot(file);
    if (root || files::IsBelow(file, search.folder)) {
      roots.insert(root.value_or(search.folder));
    }
  }
  if (roots.empty()) {
    return {};
  }
  for (const auto& [folder, targets] : FindKustomizations(roots, search)) {
    for (const auto& target : targets) {
      named_by.emplace(target, folder);
    }
  }
  std::vector<std::string> open(files.begin(), files.end());
  for (const auto& file : files) {
    if (files::Classify(file, "", {}) == files::FileKind::Kustomization) {
      open.push_back(files::FolderOf(file));
    }
  }
  std::set<std::string> using_them;
  while (!open.empty()) {
    const auto [first, last] = named_by.equal_range(std::exchange(open.back(), {}));
    open.pop_back();
    for (auto next = first; next != last; ++next) {
      if (using_them.insert(next->second).second) {
        open.push_back(next->second);
      }
    }
  }
  return using_them;
}

}  // namespace linter::workspace
