#include "linter/schema/definition_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linter::schema {

struct DefinitionFiles::File {
  std::string path;
  // The name says which kind it is the JSON Schema of.
  bool named = false;
  std::optional<SourceFile> source = {};
  std::optional<yaml::Stream> stream = {};
};

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char each) {
    return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
  });
  return lower;
}

static std::string_view NameOf(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

static std::string_view FolderNameOf(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : NameOf(path.substr(0, slash));
}

static bool IsWord(char each) {
  return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
         (each >= '0' && each <= '9');
}

std::vector<std::string_view> KindsMentioned(std::string_view text) {
  constexpr std::string_view Key = "kind";
  std::vector<std::string_view> kinds;
  for (auto at = text.find(Key); at != std::string_view::npos; at = text.find(Key, at + 1)) {
    auto rest = text.substr(at + Key.size());
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      rest.remove_prefix(1);
    }
    if (!rest.starts_with(':')) {
      continue;
    }
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\"'", 1), rest.size()));
    const auto word =
        rest.substr(0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), IsWord) -
                                                rest.begin()));
    if (!word.empty()) {
      kinds.push_back(word);
    }
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

DefinitionFiles::DefinitionFiles(Read read) : read_(std::move(read)) {}
DefinitionFiles::~DefinitionFiles() = default;

void DefinitionFiles::Add(std::string path) {
  auto& file = files_.emplace_back();
  file.path = std::move(path);
  const auto name = NameOf(file.path);
  constexpr std::string_view Ending = ".json";
  const auto stem = name.substr(0, name.size() - std::min(name.size(), Ending.size()));
  file.named = name.ends_with(Ending) && stem.find_first_of("_-") != std::string_view::npos;
  if (file.named) {
    schemas_.emplace(Lower(stem), &file);
  }
}

// Files whose names say nothing are read once, when the first kind is asked for.
void DefinitionFiles::Index() const {
  if (std::exchange(indexed_, true)) {
    return;
  }
  for (auto& file : files_) {
    if (file.named) {
      continue;
    }
    auto text = read_(file.path);
    if (!text || text->find("CustomResourceDefinition") == std::string::npos) {
      continue;
    }
    file.source.emplace(SourceFile{FileId{}, file.path, std::move(*text)});
    for (const auto kind : KindsMentioned(file.source->text)) {
      definitions_.emplace(kind, &file);
    }
  }
}

const yaml::Stream& DefinitionFiles::Parsed(File& file) const {
  if (!file.source) {
    file.source.emplace(SourceFile{FileId{}, file.path, read_(file.path).value_or("")});
  }
  if (!file.stream) {
    file.stream = yaml::Parse(*file.source);
  }
  return *file.stream;
}

std::vector<Definition> DefinitionFiles::Find(std::string_view group, std::string_view version,
                                              std::string_view kind) const {
  std::vector<Definition> found;
  const auto [first, last] = definitions_.equal_range(kind);
  for (auto each = first; each != last; ++each) {
    for (const auto& document : Parsed(*each->second).documents) {
      const auto root = document.broken() ? std::nullopt : document.root();
      auto definition = root ? ReadDefinition(*root) : std::nullopt;
      if (definition && definition->group == group && definition->kind == kind) {
        found.push_back(std::move(*definition));
      }
    }
  }
  const auto lower = Lower(kind);
  const auto names = {fmt::format("{}_{}", lower, version),
                      fmt::format("{}_{}_{}", group, lower, version),
                      fmt::format("{}-{}-{}", lower, group.substr(0, group.find('.')), version)};
  for (const auto& name : names) {
    const auto [begin, end] = schemas_.equal_range(name);
    for (auto each = begin; each != end; ++each) {
      const auto folder = FolderNameOf(each->second->path);
      // A folder of another group is about that one.
      if (folder.find('.') != std::string_view::npos && folder != group) {
        continue;
      }
      const auto& documents = Parsed(*each->second).documents;
      const auto root = documents.size() == 1 && !documents.front().broken()
                            ? documents.front().root()
                            : std::nullopt;
      if (root && root->is_mapping()) {
        found.push_back(DefinitionBySchema(*root));
      }
    }
  }
  return found;
}

const std::vector<Definition>& DefinitionFiles::Of(std::string_view group, std::string_view version,
                                                   std::string_view kind) const {
  const std::lock_guard lock(mutex_);
  const auto key = fmt::format("{}/{}/{}", group, version, kind);
  const auto known = known_.find(key);
  if (known != known_.end()) {
    return known->second;
  }
  Index();
  return known_.emplace(key, Find(group, version, kind)).first->second;
}

}  // namespace linter::schema
