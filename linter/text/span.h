#pragma once

#include <compare>
#include <cstdint>

namespace linter {

// Names one file of a run; an index into the list of sources that the run owns.
enum class FileId : std::uint32_t {};

// A half-open range of bytes in one file. Lines and columns exist only in output.
struct Span {
  FileId file = {};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  // True where `other` lies inside, borders included, in the same file.
  bool Covers(const Span& other) const {
    return file == other.file && begin <= other.begin && other.end <= end;
  }

  friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace linter
