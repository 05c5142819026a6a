#include "linter/docker/passage.h"

#include <algorithm>

namespace linter::docker {

Passage::Passage(FileId file, std::string_view bytes, std::uint32_t begin)
    : span_{file, begin, begin + static_cast<std::uint32_t>(bytes.size())} {
  Append(bytes, begin);
}

std::size_t Passage::PieceAt(std::size_t offset) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                       [](std::size_t wanted, const Piece& piece) { return wanted < piece.at; });
  return after == pieces_.begin() ? 0 : static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::size_t Passage::EndOf(std::size_t piece) const {
  return piece + 1 < pieces_.size() ? pieces_[piece + 1].at : text_.size();
}

Passage::Piece Passage::Cut(std::size_t piece, std::size_t begin, std::size_t end) const {
  Piece cut = pieces_[piece];
  const std::size_t from = std::max<std::size_t>(begin, cut.at);
  const std::size_t to = std::min(end, EndOf(piece));
  if (!cut.decoded && !cut.unknown) {
    cut.end = cut.begin + static_cast<std::uint32_t>(to - cut.at);
    cut.begin += static_cast<std::uint32_t>(from - cut.at);
  }
  cut.at = static_cast<std::uint32_t>(from);
  return cut;
}

Span Passage::SpanOf(std::size_t begin, std::size_t end) const {
  end = std::min(end, text_.size());
  begin = std::min(begin, end);
  if (pieces_.empty()) {
    return {span_.file, span_.end, span_.end};
  }
  if (begin == end) {
    const bool last = begin == text_.size();
    const std::size_t index = last ? pieces_.size() - 1 : PieceAt(begin);
    const Piece piece = Cut(index, begin, last ? text_.size() : EndOf(index));
    const std::uint32_t at = last ? pieces_[index].end : piece.begin;
    return {span_.file, at, at};
  }
  const std::size_t first = PieceAt(begin);
  const std::size_t last = PieceAt(end - 1);
  const Piece front = Cut(first, begin, end);
  const Piece back = Cut(last, begin, end);
  bool together = true;
  for (std::size_t index = first; index < last; ++index) {
    together = together && pieces_[index].use_begin == pieces_[index + 1].use_begin &&
               pieces_[index].end <= pieces_[index + 1].begin;
  }
  if (together) {
    return {span_.file, front.begin, back.end};
  }
  const std::uint32_t from = front.use_begin == NoUse ? front.begin : front.use_begin;
  const std::uint32_t to = back.use_end == NoUse ? back.end : back.use_end;
  return {span_.file, std::min(from, to), std::max(from, to)};
}

Passage Passage::Slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, text_.size());
  begin = std::min(begin, end);
  Passage slice(SpanOf(begin, end));
  slice.Append(*this, begin, end);
  return slice;
}

bool Passage::IsUnknown(std::size_t at) const {
  return unknown_ && at < text_.size() && pieces_[PieceAt(at)].unknown;
}

void Passage::Push(const Piece& piece, std::string_view bytes) {
  if (bytes.empty()) {
    return;
  }
  const std::size_t at = text_.size();
  text_.append(bytes);
  unknown_ = unknown_ || piece.unknown;
  if (!pieces_.empty()) {
    Piece& before = pieces_.back();
    const bool plain = !before.decoded && !before.unknown && !piece.decoded && !piece.unknown;
    if (plain && before.end == piece.begin && before.use_begin == piece.use_begin) {
      before.end = piece.end;
      return;
    }
  }
  pieces_.push_back(piece);
  pieces_.back().at = static_cast<std::uint32_t>(at);
}

void Passage::Append(std::string_view bytes, std::uint32_t begin) {
  Push({.begin = begin, .end = begin + static_cast<std::uint32_t>(bytes.size())}, bytes);
}

void Passage::Append(const Passage& other, std::size_t begin, std::size_t end) {
  for (std::size_t index = begin < end ? other.PieceAt(begin) : other.pieces_.size();
       index < other.pieces_.size() && other.pieces_[index].at < end; ++index) {
    const Piece cut = other.Cut(index, begin, end);
    const std::size_t to = std::min(end, other.EndOf(index));
    Push(cut, std::string_view(other.text_).substr(cut.at, to - cut.at));
  }
}

void Passage::AppendDecoded(std::string_view bytes, const Span& written) {
  Push({.begin = written.begin, .end = written.end, .decoded = true}, bytes);
}

void Passage::AppendValue(const Passage& value, const Span& use) {
  for (std::size_t index = 0; index < value.pieces_.size(); ++index) {
    Piece piece = value.pieces_[index];
    const std::size_t from = piece.at;
    piece.use_begin = use.begin;
    piece.use_end = use.end;
    Push(piece, std::string_view(value.text_).substr(from, value.EndOf(index) - from));
  }
}

void Passage::AppendUnknown(const Span& use) {
  Push({.begin = use.begin,
        .end = use.end,
        .use_begin = use.begin,
        .use_end = use.end,
        .unknown = true},
       "?");
}

}  // namespace linter::docker
