#include "linter/workspace/schemas.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linter/files/bytes.h"
#include "linter/files/discover.h"
#include "linter/files/repository.h"
#include "linter/text/path_pattern.h"
#include "linter/yaml/document.h"

namespace linter::workspace {

// A path up to the first part with a wildcard, and the rest, which is a pattern from there.
struct Wish {
  std::string folder;
  std::string rest;
};

static Wish Split(const std::string& path) {
  const auto wildcard = path.find_first_of("*?[");
  if (wildcard == std::string::npos) {
    return {path, ""};
  }
  const auto slash = path.rfind('/', wildcard);
  return {path.substr(0, slash), path.substr(slash)};
}

static bool IsSchemaFile(const std::string& path) {
  return path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".json");
}

// In the order of their names; nothing after a complaint.
static std::set<std::string> FilesOf(const std::string& path, const Request& request) {
  const auto wish = Split(path);
  const auto pattern = PathPattern::Parse(wish.rest);
  const auto found = files::Discover(
      {.paths = {wish.folder}, .git_ignore = files::GitIgnore::Unheeded, .excluded = {}});
  std::set<std::string> paths;
  for (const auto& candidate : found.candidates) {
    const auto& absolute = candidate.absolute;
    const auto relative = absolute.size() > wish.folder.size()
                              ? std::string_view(absolute).substr(wish.folder.size() + 1)
                              : std::string_view();
    if (pattern ? pattern->Covers(relative)
                : IsSchemaFile(absolute) || candidate.origin == files::Origin::Named) {
      paths.insert(absolute);
    }
  }
  if (paths.empty()) {
    request.complain(fmt::format("`schemas`: {} `{}`",
                                 pattern ? "no file is matched by" : "there is no schema in",
                                 files::ShownPath(path, files::WorkingFolder())));
  }
  return paths;
}

std::unique_ptr<schema::DefinitionFiles> FindSchemas(const config::Config& config,
                                                     const Request& request) {
  const auto read = [complain = request.complain](const std::string& path) {
    auto text = files::ReadIfThere(path, yaml::MaxFileBytes);
    if (text && *text) {
      return std::optional(std::move(**text));
    }
    complain(fmt::format("{}: {}", files::ShownPath(path, files::WorkingFolder()),
                         text ? text->error().message : "there is no such file"));
    return std::optional<std::string>();
  };
  auto schemas = std::make_unique<schema::DefinitionFiles>(read);
  std::set<std::string> known;
  for (const auto& path : config.schemas()) {
    const auto paths = FilesOf(path, request);
    if (paths.empty()) {
      return nullptr;
    }
    for (const auto& each : paths) {
      if (known.insert(each).second) {
        schemas->Add(each);
      }
    }
  }
  return schemas;
}

static bool MayDefine(const SourceFile& source) {
  return source.text.find("CustomResourceDefinition") != std::string::npos;
}

std::unique_ptr<schema::DefinitionFiles> ShareDefinitions(
    const Sources& sources, const std::vector<engine::ChartInput>& charts) {
  std::map<std::string, const SourceFile*> texts;
  for (std::size_t i = 0; i < sources.plain; ++i) {
    if (MayDefine(sources.files[i])) {
      texts[sources.files[i].path] = &sources.files[i];
    }
  }
  for (const auto& chart : charts) {
    for (const auto& file : chart.files) {
      const bool definition =
          file.path.starts_with("crds/") || file.path.find("/crds/") != std::string::npos;
      if (definition && MayDefine(*file.source)) {
        texts[file.source->path] = file.source;
      }
    }
  }
  auto files = std::make_unique<schema::DefinitionFiles>(
      [texts](const std::string& path) { return std::optional(texts.at(path)->text); });
  for (const auto& [path, source] : texts) {
    files->Add(path);
  }
  return files;
}

}  // namespace linter::workspace
