// Templates that have names, and who includes them.

#include "linter/helm/parsed_template.h"
#include "linter/lsp/occurrences.h"
#include "linter/lsp/template_action.h"

namespace linter::lsp {

std::optional<Occurrences> NamedTemplateAt(const Document& document, std::uint32_t offset,
                                           const ChartBuffers& chart) {
  const auto defined = DefinedNames(document.source());
  const auto included = IncludedNames(document.source());
  const DefinedName* asked = nullptr;
  for (const auto* names : {&defined, &included}) {
    for (const auto& name : *names) {
      if (name.span.begin <= offset && offset <= name.span.end) {
        asked = &name;
      }
    }
  }
  if (asked == nullptr) {
    return std::nullopt;
  }
  Occurrences found{.here = asked->span};
  for (std::size_t i = 0; i < chart.files.size(); ++i) {
    if (!helm::IsTemplatePath(chart.files[i].path)) {
      continue;
    }
    const auto& source = *chart.files[i].source;
    std::shared_ptr<const std::string> text;
    const auto add = [&](const std::vector<DefinedName>& names, OccurrenceKind kind) {
      for (const auto& name : names) {
        if (name.name == asked->name) {
          text = text ? text : std::make_shared<const std::string>(source.text);
          found.all.push_back({chart.absolute[i], text, name.span, kind});
        }
      }
    };
    add(DefinedNames(source), OccurrenceKind::Definition);
    add(IncludedNames(source), OccurrenceKind::Use);
  }
  return found;
}

}  // namespace linter::lsp
