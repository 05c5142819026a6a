#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "linter/kustomize/library.h"

namespace linter::kustomize {

// Files that a test writes, by absolute path.
class MemoryFiles {
 public:
  const SourceFile& Add(const std::string& path, std::string text) {
    const auto id = static_cast<FileId>(sources_.size());
    auto& source = sources_.emplace_back(SourceFile{id, path, std::move(text)});
    known_[path] = &source;
    return source;
  }

  // Must not outlive this.
  const FileProvider& provider() {
    provider_.read = [this](const std::string& path) {
      const auto found = known_.find(path);
      return found == known_.end() ? nullptr : found->second;
    };
    provider_.is_folder = [this](const std::string& path) {
      const auto below = path.ends_with('/') ? path : path + "/";
      const auto next = known_.lower_bound(below);
      return next != known_.end() && next->first.starts_with(below);
    };
    provider_.chart = [this](const std::string& folder) {
      std::vector<helm::ChartFile> files;
      const auto below = folder + "/";
      for (auto next = known_.lower_bound(below);
           next != known_.end() && next->first.starts_with(below); ++next) {
        files.push_back({next->first.substr(below.size()), next->second});
      }
      return files;
    };
    return provider_;
  }

  std::string PathOf(FileId id) const { return sources_[static_cast<std::size_t>(id)].path; }
  std::string TextAt(const Span& span) const {
    return std::string(sources_[static_cast<std::size_t>(span.file)].Text(span));
  }

 private:
  std::deque<SourceFile> sources_;
  std::map<std::string, const SourceFile*> known_;
  FileProvider provider_;
};

}  // namespace linter::kustomize
