// Where a person would write what rendered text lacks.

#include <fmt/format.h>

#include <algorithm>

#include "linter/helm/provenance.h"

namespace linter::helm {

using gotemplate::Origin;
using gotemplate::OriginId;
using gotemplate::OriginKind;
using gotemplate::Text;

static std::size_t ColumnOf(std::string_view text, std::size_t at) {
  const auto line = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return line == std::string_view::npos ? at : at - line - 1;
}

std::optional<WrittenPlace> Provenance::FindAbsence(const Text& text, const Place& place) {
  if (auto held = FindHolder(text, place)) {
    return held;
  }
  if (auto branch = FindBranch(text, place)) {
    return branch;
  }
  return FindNeighbour(text, place);
}

static bool IsBlank(std::string_view bytes) {
  return bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// A mapping that values made as a whole lacks something there.
std::optional<WrittenPlace> Provenance::FindHolder(const Text& text, const Place& place) {
  std::optional<Piece> first;
  std::optional<Piece> label;
  for (const Piece& piece : PiecesIn(text, place.holder.begin, place.holder.end)) {
    if (IsBlank(text.bytes().substr(piece.begin, piece.end - piece.begin))) {
      continue;
    }
    const auto span = WrittenSpan(piece);
    if (!span || RoleOf(span->file) != Role::Values) {
      return std::nullopt;
    }
    first = first ? first : piece;
    if (piece.begin <= place.begin && place.begin < piece.end) {
      label = piece;
    }
  }
  if (!first) {
    return std::nullopt;
  }
  if (label) {
    return At(LabelOf(*WrittenSpan(*label)), label->origin);
  }
  // Of a block, the first piece is its first entry.
  const auto written = *WrittenSpan(*first);
  const bool block = text.bytes().substr(place.holder.begin, 1).find_first_of("{[") != 0;
  return At(block ? LabelAbove(written) : LabelOf(written), first->origin);
}

// The key of what was written, without its `{{`.
static std::string_view HeadOf(std::string_view branch) {
  const auto end = branch.find("}}");
  return branch.substr(0, end == std::string_view::npos ? branch.size() : end + 2);
}

// The indentation of a line of `body` that writes the key.
static std::optional<std::size_t> Writes(std::string_view body, std::string_view key) {
  for (std::size_t begin = 0; begin < body.size();) {
    const auto end = std::min(body.find('\n', begin), body.size());
    const auto line = body.substr(begin, end - begin);
    const auto start = line.find_first_not_of(" -\"'");
    if (start != std::string_view::npos && line.substr(start).starts_with(key)) {
      const auto rest = line.substr(start + key.size());
      if (rest.starts_with(':') || rest.starts_with("\":") || rest.starts_with("':")) {
        return start;
      }
    }
    begin = end + 1;
  }
  return std::nullopt;
}

static bool IsWordByte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_';
}

static bool HasWord(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !IsWordByte(text[at - 1])) && (end == text.size() || !IsWordByte(text[end]))) {
      return true;
    }
  }
  return false;
}

Provenance::Branch Provenance::Rank(const Piece& mark, const Text& text, const Place& place) const {
  Branch branch;
  const Origin* origin = &rendering_.origins[mark.origin];
  while (origin->kind == OriginKind::Action) {
    origin = &rendering_.origins[origin->inner];
  }
  if (origin->kind != OriginKind::Skipped) {
    return branch;
  }
  const Origin& site = rendering_.origins[origin->site];
  branch.site = site.span;
  branch.decided = origin->inner;
  const auto bytes = rendering_.origins.Bytes(site);
  const auto body = bytes.substr(HeadOf(bytes).size());
  if (const auto column = Writes(body, place.missing.front())) {
    const bool level = *column == ColumnOf(text.bytes(), place.holder.begin);
    branch.rank = level ? 3 : 2;
  } else if (HasWord(body, place.missing.front())) {
    branch.rank = 1;
  }
  return branch;
}

std::optional<WrittenPlace> Provenance::FindBranch(const Text& text, const Place& place) {
  if (place.missing.empty()) {
    return std::nullopt;
  }
  const auto bytes = text.bytes();
  std::uint32_t begin = place.holder.begin;
  while (begin > 0 && IsBlank(bytes.substr(begin - 1, 1))) {
    --begin;
  }
  std::uint32_t end = place.holder.end;
  while (end < bytes.size() && IsBlank(bytes.substr(end, 1))) {
    ++end;
  }
  Branch best;
  for (const Piece& piece : PiecesIn(text, begin, end)) {
    if (piece.begin == piece.end) {
      const Branch branch = Rank(piece, text, place);
      best = branch.rank > best.rank ? branch : best;
    }
  }
  if (best.rank == 0) {
    return std::nullopt;
  }
  Span head = best.site;
  if (const auto* file = FileOf(head.file)) {
    head.end = head.begin + static_cast<std::uint32_t>(HeadOf(file->Text(head)).size());
  }
  for (const OriginId source : rendering_.origins.Sources(best.decided)) {
    const Origin& origin = rendering_.origins[source];
    if (origin.kind == OriginKind::Written && RoleOf(origin.span.file) == Role::Values &&
        !IsWholeFile(origin.span)) {
      return WrittenPlace{LabelOf(origin.span), {{head, "left out here"}}};
    }
  }
  WrittenPlace found{head, {}};
  for (const OriginId source : rendering_.origins.Sources(best.decided)) {
    Explain(source, found);
  }
  return found;
}

// Nothing is known but what stands beside: the place in the file that wrote its key.
std::optional<WrittenPlace> Provenance::FindNeighbour(const Text& text, const Place& place) {
  auto keys = PiecesIn(text, place.key.begin, place.key.end);
  std::erase_if(keys, [](const Piece& piece) { return piece.begin == piece.end; });
  const auto key = OnePlace(keys);
  if (place.key == place || !key) {
    return FindValue(text, place);
  }
  auto pieces = PiecesIn(text, place.begin, place.end);
  std::erase_if(pieces, [](const Piece& piece) { return piece.begin == piece.end; });
  const auto value = OnePlace(pieces);
  if (value && value->file == key->file) {
    return AtChosen(text, *value, pieces.front().origin);
  }
  for (const Piece& piece : pieces) {
    auto sites = Sites(piece.origin);
    const auto inner = std::find_if(sites.rbegin(), sites.rend(),
                                    [&](const Span& site) { return site.file == key->file; });
    if (inner != sites.rend()) {
      WrittenPlace found{*inner, {}};
      for (auto outer = inner + 1; outer != sites.rend(); ++outer) {
        found.way.push_back({*outer, "included here"});
      }
      return found;
    }
  }
  return AtChosen(text, *key, keys.front().origin);
}

}  // namespace linter::helm
