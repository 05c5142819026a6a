#include "linter/lsp/chart_buffers.h"

#include "linter/files/chart_folder.h"
#include "linter/files/repository.h"

namespace linter::lsp {

const SourceFile* ChartBuffers::Find(std::string_view path) const {
  for (const auto& file : files) {
    if (file.path == path) {
      return file.source;
    }
  }
  return nullptr;
}

Expected<ChartBuffers> ReadChartBuffers(const std::string& chart, const Documents& documents) {
  auto read = files::ReadChartFolder(chart, {.git_ignore = files::GitIgnore::Heeded});
  if (!read) {
    return read.error();
  }
  std::map<std::string, const Document*> open;
  for (const auto& [uri, document] : documents) {
    if (!document->path().empty()) {
      open[files::Absolute(document->path())] = document.get();
    }
  }
  ChartBuffers buffers;
  buffers.folder = read->absolute;
  for (auto& entry : read->entries) {
    auto path = files::Join(read->absolute, entry.path);
    const auto buffer = open.find(path);
    const auto id = static_cast<FileId>(buffers.sources.size());
    buffers.sources.push_back(
        {id, entry.display, buffer == open.end() ? std::move(entry.text) : buffer->second->text()});
    buffers.absolute.push_back(std::move(path));
    buffers.files.push_back({entry.path, &buffers.sources.back()});
  }
  return buffers;
}

}  // namespace linter::lsp
