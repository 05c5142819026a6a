#include "linter/workspace/ignore_files.h"

#include "linter/files/bytes.h"
#include "linter/files/repository.h"

namespace linter::workspace {

constexpr std::size_t MostIgnoreBytes = 1U << 20U;

const SourceFile* IgnoreFiles::Read(const std::string& absolute) {
  const auto [place, is_new] = known_.try_emplace(absolute, nullptr);
  if (is_new) {
    auto text = files::ReadIfThere(absolute, MostIgnoreBytes);
    if (text && *text) {
      const auto shown = files::ShownPath(absolute, files::WorkingFolder());
      place->second = &sources_.Add(shown, absolute, std::move(**text));
    }
  }
  return place->second;
}

std::vector<const SourceFile*> IgnoreFiles::Of(const std::string& absolute) {
  std::vector<const SourceFile*> found;
  const auto add = [&](const std::string& path) {
    if (const auto* source = Read(path)) {
      found.push_back(source);
    }
  };
  add(absolute + ".dockerignore");
  const auto folder = files::FolderOf(absolute);
  const auto root = files::RepositoryRoot(absolute).value_or(folder);
  for (auto at = folder;; at = files::FolderOf(at)) {
    add(files::Join(at, ".dockerignore"));
    if (at == root || at.size() <= 1) {
      return found;
    }
  }
}

}  // namespace linter::workspace
