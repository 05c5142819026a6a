// `shoal render OVERLAY`: what `kustomize build` prints.

#include <fmt/format.h>

#include <cstdio>

#include "linter/cli/verbs.h"
#include "linter/files/repository.h"
#include "linter/kustomize/build.h"
#include "linter/text/line_index.h"
#include "linter/workspace/overlay_files.h"

namespace linter::cli {

bool IsOverlay(const std::string& path) {
  workspace::Sources sources;
  const workspace::Request request;
  workspace::OverlayFiles files(sources, request);
  const auto folder = files::Absolute(path);
  return !files::HasChart(folder) &&
         kustomize::FindKustomization(folder, files.Provider()) != nullptr;
}

// `path:line:column: message`; without a place where a file has none.
static std::string Describe(const kustomize::Failure& failure, const workspace::Sources& sources) {
  const auto& file = sources.files[static_cast<std::size_t>(failure.span.file)];
  const auto at = LineIndex(file.text).At(failure.span.begin, ColumnUnit::CodePoint);
  return fmt::format("{}:{}:{}: {}", file.path, at.line, at.column, failure.message);
}

int RenderOverlay(const std::string& path) {
  workspace::Sources sources;
  const workspace::Request request;
  workspace::OverlayFiles files(sources, request);
  const auto provider = files.Provider();
  const auto overlay = kustomize::Build(files::Absolute(path), provider);
  if (overlay.refusal() != nullptr) {
    for (const auto& failure : overlay.failures) {
      if (kustomize::IsRefusal(failure.kind)) {
        fmt::print(stderr, "Error: {}\n", Describe(failure, sources));
      }
    }
    return 1;
  }
  const auto text = overlay.Print();
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return written && std::fflush(stdout) == 0 ? 0 : 2;
}

}  // namespace linter::cli
