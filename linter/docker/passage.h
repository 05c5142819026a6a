#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace linter::docker {

// A text put together from bytes of a file: what remains when continuation lines are joined,
// strings are decoded and variables are replaced. Knows of each byte where it is written.
class Passage {
 public:
  Passage() = default;
  // Nothing yet, at a place.
  explicit Passage(const Span& span) : span_(span) {}
  // Bytes as they are written, from `begin` on.
  Passage(FileId file, std::string_view bytes, std::uint32_t begin);

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  std::size_t size() const { return text_.size(); }
  // What is written here, quotes of a JSON string included; an empty span where nothing is.
  const Span& span() const { return span_; }
  void SetSpan(const Span& span) { span_ = span; }

  // Where a piece of the text is written. Bytes that a variable stood for are found where its value
  // is written, or, together with bytes beside them, where the variable is used.
  Span SpanOf(std::size_t begin, std::size_t end) const;
  // The piece of the text with the places of its bytes.
  Passage Slice(std::size_t begin, std::size_t end) const;
  // Whether a byte stands for a value that cannot be known. Its character means nothing.
  bool IsUnknown(std::size_t at) const;
  // Whether nothing of the text is unknown.
  bool known() const { return !unknown_; }

  void Append(std::string_view bytes, std::uint32_t begin);
  void Append(const Passage& other, std::size_t begin, std::size_t end);
  // Bytes that are written in another way, such as `\n` in a JSON string.
  void AppendDecoded(std::string_view bytes, const Span& written);
  // What is written elsewhere, and stands here by way of `use`.
  void AppendValue(const Passage& value, const Span& use);
  // One byte for all that may stand here by way of `use`.
  void AppendUnknown(const Span& use);

  friend bool operator==(const Passage& left, std::string_view right) {
    return left.text_ == right;
  }

 private:
  static constexpr std::uint32_t NoUse = UINT32_MAX;

  // Bytes of `text_` from `at` to the next piece.
  struct Piece {
    std::uint32_t at = 0;
    // Bytes of the file.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    // Where the bytes are used, if not where they are written.
    std::uint32_t use_begin = NoUse;
    std::uint32_t use_end = NoUse;
    bool decoded = false;
    bool unknown = false;
  };

  std::size_t PieceAt(std::size_t offset) const;
  std::size_t EndOf(std::size_t piece) const;
  // The piece reduced to some of its bytes.
  Piece Cut(std::size_t piece, std::size_t begin, std::size_t end) const;
  void Push(const Piece& piece, std::string_view bytes);

  Span span_;
  std::string text_;
  std::vector<Piece> pieces_;
  bool unknown_ = false;
};

}  // namespace linter::docker
