// `shoal/render`, a request of our own: what a chart, or one template of it, prints, with the
// buffers in the place of the files.

#include "linter/files/chart_folder.h"
#include "linter/files/repository.h"
#include "linter/helm/render.h"
#include "linter/lsp/session.h"

namespace linter::lsp {

// What a template prints can be shown by itself; what others include, or values, cannot.
static bool IsShownAlone(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  return path.starts_with("templates/") && !name.starts_with('_') && name != "NOTES.txt";
}

Json Session::RenderChart(const Json& params) {
  const auto document = Find(params);
  const auto chart = document == nullptr ? "" : FileLinter::ChartOf(*document);
  if (chart.empty()) {
    return nullptr;
  }
  auto read = files::ReadChartFolder(chart, {.git_ignore = files::GitIgnore::Heeded});
  if (!read) {
    return {{"chart", chart}, {"text", ""}, {"error", read.error().message}};
  }
  std::map<std::string, const Document*> open;
  for (const auto& [uri, each] : documents_) {
    open[files::Absolute(each->path())] = each.get();
  }
  helm::RenderOptions options;
  std::deque<SourceFile> sources;
  std::vector<helm::ChartFile> files;
  for (auto& entry : read->entries) {
    const auto path = files::Join(read->absolute, entry.path);
    const auto buffer = open.find(path);
    const auto id = static_cast<FileId>(sources.size());
    sources.push_back(
        {id, entry.display, buffer == open.end() ? std::move(entry.text) : buffer->second->text()});
    files.push_back({entry.path, &sources.back()});
    const bool asked = path == files::Absolute(document->path());
    if (asked && IsShownAlone(entry.path)) {
      options.show_only = {entry.path};
    }
  }
  auto rendering = helm::Render(files, options);
  Json answer = {{"chart", chart}, {"template", nullptr}, {"text", ""}, {"error", nullptr}};
  if (!options.show_only.empty()) {
    answer["template"] = options.show_only.front();
  }
  if (!rendering.failures.empty()) {
    answer["error"] = rendering.failures.front().message;
  } else if (!rendering.MissingTemplate(options)) {
    answer["text"] = std::string(rendering.Output(options).bytes());
  }
  return answer;
}

}  // namespace linter::lsp
