#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "linter/gotemplate/origin.h"

namespace linter::gotemplate {

// The offset of a run whose bytes are not those of its origin.
constexpr std::uint32_t NotCopied = UINT32_MAX;

// Bytes of a text that share an origin. An empty run marks a place, such as that of a branch that
// was not taken.
struct Run {
  // Behind its last byte, in the numbering of its text.
  std::uint32_t end = 0;
  OriginId origin = OriginId::None;
  // Where its first byte stands in the innermost origin, when the bytes are copied from there.
  std::uint32_t offset = NotCopied;
};

// A piece of text together with the origin of each byte: bytes without runs have none. A handle;
// what it shows lives in a heap or a template set.
class Text {
 public:
  Text() = default;
  // Text without an origin.
  // NOLINTNEXTLINE(google-explicit-constructor): plain text is text.
  Text(std::string_view bytes) : data_(bytes.data()), size_(Size(bytes)) {}
  // `runs` are ascending; their ends are counted from `base` bytes before the first.
  Text(std::string_view bytes, const Run* runs, std::uint32_t run_count, std::uint32_t base)
      : data_(bytes.data()),
        size_(Size(bytes)),
        base_(base),
        first_(base),
        run_count_(run_count),
        runs_(runs) {}

  std::string_view bytes() const { return {data_, size_}; }
  std::uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // The bytes from `begin` to `end`, with the marks at both ends.
  Text Slice(std::size_t begin, std::size_t end) const;

  // Of the byte at an index; past the last one, of that.
  OriginId OriginAt(std::size_t index) const;

  std::uint32_t run_count() const { return run_count_; }
  // A run with its end counted from the first byte of this text, and cut to its borders.
  Run RunAt(std::uint32_t index) const;
  std::uint32_t RunBegin(std::uint32_t index) const;

 private:
  static std::uint32_t Size(std::string_view bytes) {
    return static_cast<std::uint32_t>(bytes.size());
  }

  const char* data_ = "";
  std::uint32_t size_ = 0;
  // The numbers of the text's first byte and of its first run's first byte.
  std::uint32_t base_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t run_count_ = 0;
  const Run* runs_ = nullptr;
};

// Everything that a text was made of, as one origin.
OriginId OriginOf(const Text& text, Origins& origins);

// Puts texts together, run by run.
class TextBuilder {
 public:
  void Append(const Text& text);
  // Bytes made from `origin`, copied from there when an `offset` is given.
  void Append(std::string_view bytes, OriginId origin = OriginId::None,
              std::uint32_t offset = NotCopied);
  // A text that passes through an action.
  void AppendThrough(const Text& text, OriginId site, Origins& origins);
  // An empty run.
  void Mark(OriginId origin);

  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }
  // Bytes that the text takes together with its origins.
  std::size_t memory() const { return bytes_.size() + runs_.size() * sizeof(Run); }
  std::string_view bytes() const { return bytes_; }
  char back() const { return bytes_.back(); }
  void Clear();
  // Takes bytes off the end.
  void Truncate(std::size_t size);
  // A copy whose bytes and runs live in `memory`.
  Text Build(std::pmr::memory_resource& memory) const;
  // What was put together so far; valid until the next change.
  Text View() const;

 private:
  void AddRun(std::uint32_t end, OriginId origin, std::uint32_t offset);

  std::string bytes_;
  std::vector<Run> runs_;
};

}  // namespace linter::gotemplate
