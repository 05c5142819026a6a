// `shoal/render`, a request of our own: what a chart, or one template of it, prints, with the
// buffers in the place of the files.

#include "linter/files/repository.h"
#include "linter/helm/render.h"
#include "linter/lsp/chart_buffers.h"
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
  const auto buffers = ReadChartBuffers(chart, documents_);
  if (!buffers) {
    return {{"chart", chart}, {"text", ""}, {"error", buffers.error().message}};
  }
  helm::RenderOptions options;
  const auto asked = files::Absolute(document->path());
  for (std::size_t i = 0; i < buffers->files.size(); ++i) {
    if (buffers->absolute[i] == asked && IsShownAlone(buffers->files[i].path)) {
      options.show_only = {buffers->files[i].path};
    }
  }
  auto rendering = helm::Render(buffers->files, options);
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
