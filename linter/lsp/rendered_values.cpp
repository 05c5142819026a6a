#include "linter/lsp/rendered_values.h"

#include <algorithm>
#include <map>

namespace linter::lsp {

std::unique_ptr<const RenderedChart> RenderBuffers(ChartBuffers buffers) {
  auto chart = std::make_unique<RenderedChart>();
  chart->buffers = std::move(buffers);
  chart->rendering = helm::Render(chart->buffers.files, {.keep_going = helm::Include::Yes});
  return chart;
}

// What is known of an action while texts are gone through.
struct Printed {
  RenderedValue value;
  // Behind its last byte, in the text that is gone through.
  std::uint32_t end = 0;
  // That text's number.
  std::size_t text = 0;
};

static void ReadText(const gotemplate::Text& text, const gotemplate::Origins& origins, FileId file,
                     std::size_t number, std::map<Span, Printed>& into) {
  constexpr std::size_t MostBytes = 2000;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < text.run_count(); ++i) {
    const auto run = text.RunAt(i);
    const auto end = std::max(begin, run.end);
    for (const auto* origin = &origins[run.origin];
         end > begin && origin->kind == gotemplate::OriginKind::Action;
         origin = &origins[origin->inner]) {
      const auto& site = origins[origin->site];
      if (site.kind != gotemplate::OriginKind::Written || site.span.file != file) {
        continue;
      }
      auto& printed = into[site.span];
      const bool goes_on =
          printed.value.times > 0 && printed.text == number && printed.end == begin;
      printed.value.times += goes_on ? 0 : 1;
      if (printed.value.times == 1 && printed.value.text.size() < MostBytes) {
        printed.value.text += text.bytes().substr(begin, end - begin);
      }
      printed.text = number;
      printed.end = end;
    }
    begin = end;
  }
}

std::vector<RenderedValue> RenderedValues(const RenderedChart& chart, FileId file) {
  std::map<Span, Printed> printed;
  std::size_t number = 0;
  for (const auto& manifest : chart.rendering.manifests) {
    ReadText(manifest.content, chart.rendering.origins, file, ++number, printed);
  }
  if (chart.rendering.notes) {
    ReadText(*chart.rendering.notes, chart.rendering.origins, file, ++number, printed);
  }
  std::vector<RenderedValue> values;
  for (auto& [span, each] : printed) {
    each.value.site = span;
    values.push_back(std::move(each.value));
  }
  return values;
}

}  // namespace linter::lsp
