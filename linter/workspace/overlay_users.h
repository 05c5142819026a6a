#pragma once

#include <functional>
#include <set>
#include <string>

#include "linter/text/path_pattern.h"

namespace linter::workspace {

// Where to look for kustomizations.
struct OverlaySearch {
  // Where files lie that belong to no repository; otherwise the repository is searched.
  std::string folder = {};
  // Whether the settings leave an absolute path out. May be empty.
  std::function<bool(const std::string& absolute, EntryKind kind)> excluded = {};
};

// The folders of the kustomizations that name one of these files (absolute paths), or the folder
// of another kustomization that does, and so on. Goes by words alone: one that stands in a comment
// counts, too, and the build tells then that nothing comes of it.
std::set<std::string> FoldersUsing(const std::set<std::string>& files, const OverlaySearch& search);

}  // namespace linter::workspace
