#include <fmt/format.h>

#include <algorithm>

#include "linter/helm/glob.h"
#include "linter/helm/render.h"

// What `helm template` prints of a rendering.

namespace linter::helm {

using gotemplate::Text;
using gotemplate::TextBuilder;

static void Append(const Manifest& manifest, TextBuilder& out) {
  out.Append("---\n# Source: " + manifest.path + "\n");
  out.Append(manifest.content);
  out.Append("\n");
}

static Text TrimmedEnd(const Text& text) {
  const auto last = text.bytes().find_last_not_of(" \t\r\n\v\f");
  return text.Slice(0, last == std::string_view::npos ? 0 : last + 1);
}

// The template that a document comes from, from its chart's folder.
static std::optional<std::string_view> SourceOf(const Text& document) {
  constexpr std::string_view Source = "# Source: ";
  std::string_view line = document.bytes();
  const auto found = line.find(Source);
  if (found == std::string_view::npos) {
    return std::nullopt;
  }
  line.remove_prefix(found + Source.size());
  line = line.substr(0, line.find('\n'));
  line.remove_prefix(std::min(line.find('/') + 1, line.size()));
  return line;
}

static bool IsOf(const Text& document, std::string_view pattern) {
  const auto source = SourceOf(document);
  return source && GlobMatches(pattern, *source, GlobStyle::Path);
}

// Only the documents of some templates, in the order of the patterns.
static void AppendChosen(const Text& whole, const std::vector<std::string>& patterns,
                         TextBuilder& out) {
  const std::vector<Text> documents = SplitManifests(whole);
  for (const std::string& pattern : patterns) {
    for (const Text& document : documents) {
      if (IsOf(document, pattern)) {
        out.Append("---\n");
        out.Append(document);
        out.Append("\n");
      }
    }
  }
}

std::optional<Error> Rendering::MissingTemplate(const RenderOptions& options) {
  if (!failures.empty() || options.show_only.empty()) {
    return std::nullopt;
  }
  RenderOptions all = options;
  all.show_only.clear();
  const std::vector<Text> documents = SplitManifests(Output(all));
  for (const std::string& pattern : options.show_only) {
    if (std::none_of(documents.begin(), documents.end(),
                     [&](const Text& document) { return IsOf(document, pattern); })) {
      return Error{fmt::format("could not find template {} in chart", pattern)};
    }
  }
  return std::nullopt;
}

Text Rendering::Output(const RenderOptions& options) {
  if (!failures.empty()) {
    return {};
  }
  TextBuilder out;
  if (options.crds == Include::Yes) {
    for (const Manifest& crd : crds) {
      Append(crd, out);
    }
  }
  for (const Manifest& manifest : manifests) {
    if (!manifest.hook) {
      Append(manifest, out);
    }
  }
  const Text main = out.Build(heap->memory());
  out.Clear();
  out.Append(TrimmedEnd(main));
  out.Append("\n");
  for (const Manifest& manifest : manifests) {
    const bool left_out = manifest.test && options.tests == Include::No;
    if (manifest.hook && options.hooks == Include::Yes && !left_out) {
      Append(manifest, out);
    }
  }
  if (options.show_only.empty()) {
    return out.Build(heap->memory());
  }
  const Text whole = out.Build(heap->memory());
  out.Clear();
  AppendChosen(whole, options.show_only, out);
  return out.Build(heap->memory());
}

}  // namespace linter::helm
