// For which value a template printed a literal.

#include <fmt/format.h>

#include <algorithm>

#include "linter/helm/provenance.h"

namespace linter::helm {

using gotemplate::Choice;
using gotemplate::Origin;
using gotemplate::OriginId;
using gotemplate::OriginKind;
using gotemplate::Text;

// Whether the beginning of a document comes out of a branch: then the branch decides about the
// document, and no more about one place in it than about any other.
bool Provenance::PrintsBeginning(const Text& text, const Span& branch) const {
  const auto begin = text.bytes().find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) {
    return true;
  }
  const auto at = static_cast<std::uint32_t>(begin);
  for (const Piece& piece : PiecesIn(text, at, at + 1)) {
    const auto written = WrittenSpan(piece);
    const auto sites = Sites(piece.origin);
    if ((written && branch.Covers(*written)) ||
        std::any_of(sites.begin(), sites.end(),
                    [&](const Span& site) { return branch.Covers(site); })) {
      return true;
    }
  }
  return false;
}

std::optional<Step> Provenance::DecidingStep(OriginId decided) {
  const auto sources = rendering_.origins.Sources(decided);
  for (const OriginId source : sources) {
    const Origin& origin = rendering_.origins[source];
    if (origin.kind == OriginKind::Written && RoleOf(origin.span.file) == Role::Values &&
        !IsWholeFile(origin.span)) {
      return Step{LabelOf(origin.span), "put in by this value", true};
    }
  }
  for (const OriginId source : sources) {
    WrittenPlace nowhere;
    if (rendering_.origins[source].kind == OriginKind::Missing) {
      Explain(source, nowhere);
    }
    if (!nowhere.way.empty()) {
      return nowhere.way.front();
    }
  }
  return std::nullopt;
}

// What decided about a branch: in the template as it was called there, else in any call of it.
static OriginId DecidedAt(const std::vector<Choice>& choices, OriginId site, OriginId caller) {
  std::optional<OriginId> decided;
  for (const Choice& choice : choices) {
    if (choice.site == site && choice.caller == caller) {
      return choice.decided;
    }
    if (choice.site == site) {
      decided = !decided || *decided == choice.decided ? choice.decided : OriginId::None;
    }
  }
  return decided.value_or(OriginId::None);
}

const std::vector<Choice>& Provenance::ChoicesIn(FileId file) {
  if (choices_.empty()) {
    for (const Choice& choice : rendering_.origins.choices()) {
      choices_[rendering_.origins[choice.site].span.file].push_back(choice);
    }
  }
  return choices_[file];
}

// The call that printed something, the innermost.
OriginId Provenance::CallerOf(OriginId origin) const {
  OriginId caller = OriginId::None;
  const Origin* each = &rendering_.origins[origin];
  while (each->kind == OriginKind::Action || each->kind == OriginKind::Skipped) {
    caller = each->site;
    each = &rendering_.origins[each->inner];
  }
  return caller;
}

WrittenPlace Provenance::AtChosen(const Text& text, const Span& span, OriginId through) {
  WrittenPlace place = At(span, through);
  if (RoleOf(span.file) != Role::Template) {
    return place;
  }
  const auto span_of = [&](OriginId site) { return rendering_.origins[site].span; };
  const auto& choices = ChoicesIn(span.file);
  std::vector<OriginId> branches;
  for (const Choice& choice : choices) {
    if (span_of(choice.site).Covers(span)) {
      branches.push_back(choice.site);
    }
  }
  // The innermost first.
  std::sort(branches.begin(), branches.end(), [&](OriginId left, OriginId right) {
    return span_of(left).size() < span_of(right).size();
  });
  for (const OriginId branch : branches) {
    if (PrintsBeginning(text, span_of(branch))) {
      break;
    }
    if (auto step = DecidingStep(DecidedAt(choices, branch, CallerOf(through)))) {
      place.way.push_back(std::move(*step));
      break;
    }
  }
  return place;
}

}  // namespace linter::helm
