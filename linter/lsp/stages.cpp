// The stages of a Dockerfile.

#include "linter/docker/build_view.h"
#include "linter/docker/stage_use.h"
#include "linter/lsp/occurrences.h"

namespace linter::lsp {

std::optional<Occurrences> StageAt(const Document& document, std::uint32_t offset) {
  const docker::BuildView build(document.source());
  const auto text = std::make_shared<const std::string>(document.text());
  const auto holds = [&](const Span& span) { return span.begin <= offset && offset <= span.end; };
  const docker::Stage* asked = nullptr;
  Occurrences found;
  const auto look = [&](const docker::Stage& stage, const Span& span) {
    if (asked == nullptr && holds(span)) {
      asked = &stage;
      found.here = span;
    }
  };
  const auto names = docker::StageNames(build);
  for (const auto& stage : build.stages()) {
    if (stage.name) {
      look(stage, stage.name->span());
    }
  }
  for (const auto& use : names) {
    look(*use.stage, use.name.span());
  }
  if (asked == nullptr || !asked->name) {
    return std::nullopt;
  }
  found.naming = Occurrences::Naming::Stage;
  found.all.push_back({"", text, asked->name->span(), OccurrenceKind::Definition});
  for (const auto& use : names) {
    if (use.stage == asked && use.name.span() != asked->name->span()) {
      found.all.push_back({"", text, use.name.span(), OccurrenceKind::Use});
    }
  }
  return found;
}

}  // namespace linter::lsp
