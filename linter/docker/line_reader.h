#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/dockerfile.h"

namespace linter::docker {

// One line as an editor shows it.
struct PhysicalLine {
  std::uint32_t begin = 0;
  // Without its break.
  std::uint32_t end = 0;
  // With its break.
  std::uint32_t next = 0;
};

// Continuations joined.
struct LogicalLine {
  Passage text;
  // From its first byte to the end of its last line, break not included.
  Span span;
  std::vector<Span> empty_lines;
};

// Takes a file apart into instructions' lines; collects directives, comments and what is wrong with
// them on the way.
class LineReader {
 public:
  explicit LineReader(Dockerfile& target);

  // The next line that holds an instruction.
  std::optional<LogicalLine> Next();
  // Reads the lines of a heredoc; without a terminator, to the end of the file.
  void ReadHeredoc(Heredoc& heredoc);

 private:
  std::optional<PhysicalLine> Take();
  std::string_view Bytes(const PhysicalLine& line) const;
  Span SpanOf(std::size_t begin, std::size_t end) const;
  void CheckLength(const PhysicalLine& line);
  void AddComment(const PhysicalLine& line, std::size_t begin, bool inside);
  // Whether the line is a directive, or ends the place of directives.
  bool ReadDirective(const PhysicalLine& line, std::size_t begin);
  // Where the continuation character stands; empty without one.
  std::optional<std::size_t> Continuation(std::string_view line) const;
  void Continue(LogicalLine& line);

  Dockerfile& target_;
  std::string_view text_;
  std::size_t at_ = 0;
  bool directives_done_ = false;
  std::set<std::string> directives_seen_;
};

}  // namespace linter::docker
