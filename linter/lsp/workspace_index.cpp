#include "linter/lsp/workspace_index.h"

#include <set>

namespace linter::lsp {

WorkspaceIndex::WorkspaceIndex(const workspace::Sources* sources, const Documents& documents) {
  std::set<std::string_view> open;
  for (const auto& [uri, document] : documents) {
    open.insert(document->path());
    if (!FileLinter::IsDockerfile(*document) && !FileLinter::IsPartOfChart(*document)) {
      Add(uri, document->path(), document->text());
    }
  }
  for (std::size_t i = 0; sources != nullptr && i < sources->plain; ++i) {
    const auto& path = sources->absolute[i];
    if (sources->kinds[i] == files::FileKind::Manifest && !open.contains(path)) {
      Add(UriOf(path), path, sources->files[i].text);
    }
  }
}

void WorkspaceIndex::Add(const std::string& uri, const std::string& path, const std::string& text) {
  // Whatever lacks this has no objects.
  if (text.find("kind") == std::string::npos) {
    return;
  }
  files_.push_back({static_cast<FileId>(files_.size()), path, text});
  addresses_.push_back(uri);
  streams_.push_back(yaml::Parse(files_.back()));
  for (const auto& document : streams_.back().documents) {
    project_.Add(document);
  }
}

const SourceFile& WorkspaceIndex::FileOf(const Span& span) const {
  return files_[static_cast<std::size_t>(span.file)];
}

const std::string& WorkspaceIndex::AddressOf(const Span& span) const {
  return addresses_[static_cast<std::size_t>(span.file)];
}

const SourceFile* WorkspaceIndex::Find(const Document& document) const {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (addresses_[i] == document.uri()) {
      return &files_[i];
    }
  }
  return nullptr;
}

}  // namespace linter::lsp
