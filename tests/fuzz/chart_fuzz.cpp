// Any bytes are rendered as a chart: without a crash, without a hang, within bounded memory, every
// byte with an origin. The input is a template, and behind lines of `====` the values, `Chart.yaml`
// and helpers; what is missing is made up.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/render.h"

namespace linter::helm {

static void Require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

static std::vector<std::string> Split(std::string_view text) {
  constexpr std::string_view Line = "\n====\n";
  std::vector<std::string> parts;
  while (true) {
    const auto end = std::min(text.find(Line), text.size());
    parts.emplace_back(text.substr(0, end));
    if (end == text.size()) {
      return parts;
    }
    text.remove_prefix(end + Line.size());
  }
}

// What says that it was copied was copied.
static void CheckOrigins(const Rendering& rendering, const gotemplate::Text& text) {
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < text.run_count(); ++i) {
    const gotemplate::Run run = text.RunAt(i);
    Require(run.end >= at && run.end <= text.size());
    const auto bytes = text.bytes().substr(at, run.end - at);
    at = run.end;
    if (bytes.empty() || run.offset == gotemplate::NotCopied) {
      continue;
    }
    const auto& origin = rendering.origins[rendering.origins.Innermost(run.origin)];
    Require(origin.kind == gotemplate::OriginKind::Written);
    Require(rendering.origins.Bytes(origin).substr(run.offset, bytes.size()) == bytes);
  }
}

static void Check(std::string_view text) {
  constexpr std::string_view Paths[] = {"templates/x.yaml", "values.yaml", "Chart.yaml",
                                        "templates/_x.tpl"};
  const auto parts = Split(text);
  std::vector<SourceFile> sources;
  for (std::size_t i = 0; i < std::min(parts.size(), std::size(Paths)); ++i) {
    sources.push_back({static_cast<FileId>(i), std::string(Paths[i]), parts[i]});
  }
  if (sources.size() < 3 || sources[2].text.empty()) {
    sources.push_back({static_cast<FileId>(sources.size()), "Chart.yaml",
                       "apiVersion: v2\nname: c\nversion: 0.1.0\n"});
  }
  std::vector<ChartFile> files;
  for (const SourceFile& source : sources) {
    if (source.path != "Chart.yaml" || !source.text.empty()) {
      files.push_back({source.path, &source});
    }
  }
  RenderOptions options;
  options.release_name = "rel";
  options.next_file = FileId{16};
  options.crds = Include::Yes;
  options.limits = {.steps = 100'000,
                    .heap_bytes = std::size_t{64} << 20U,
                    .output_bytes = std::size_t{4} << 20U,
                    .stack_bytes = std::size_t{1} << 20U};
  Rendering rendering = Render(files, options);
  for (const Manifest& manifest : rendering.manifests) {
    CheckOrigins(rendering, manifest.content);
  }
  CheckOrigins(rendering, rendering.Output(options));
  for (const RenderFailure& failure : rendering.failures) {
    Require(!failure.message.empty());
    for (const auto site : failure.sites) {
      const auto& origin = rendering.origins[site];
      Require(origin.kind != gotemplate::OriginKind::Written ||
              origin.span.begin <= origin.span.end);
    }
  }
}

}  // namespace linter::helm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  linter::helm::Check({reinterpret_cast<const char*>(data), size});
  return 0;
}
