#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/text/span.h"
#include "linter/yaml/node.h"
#include "linter/yaml/slot.h"

namespace linter::yaml {

// From `#` to the end of the line, break not included.
struct Comment {
  Span span;
  // Nothing but blanks stands before it on its line.
  bool own_line = false;
};

// One document of a stream. A document that is broken somewhere keeps what could be read.
class Document {
 public:
  Document(std::unique_ptr<const Tree> tree, Span span, bool broken);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  // Empty for a document of comments only.
  std::optional<Node> root() const;
  // From its `---` (or its first byte) to the next document's, or to the end of the file.
  Span span() const { return span_; }
  // A syntax problem stands inside.
  bool broken() const { return broken_; }
  // The innermost value whose span covers an offset; the root when none does.
  std::optional<Node> NodeAt(std::uint32_t offset) const;

 private:
  std::unique_ptr<const Tree> tree_;
  Span span_;
  bool broken_ = false;
};

// A whole file.
struct Stream {
  std::vector<Document> documents;
  // In the order of the file.
  std::vector<Comment> comments;
  std::vector<Problem> problems;
};

// Bounds, so that any bytes are read in bounded time and memory.
constexpr std::uint32_t MaxFileBytes = 64U * 1024 * 1024;
// What the parser needs for a document is up to 140 times its size.
constexpr std::uint32_t MaxDocumentBytes = 4U * 1024 * 1024;
constexpr std::uint32_t MaxDepth = 256;

// Reads YAML 1.2, JSON included, as far as it can be read. Never fails: what is broken is a
// problem, one for each broken document, and leaves the other documents alone. `file` must
// outlive the result.
Stream Parse(const SourceFile& file);

}  // namespace linter::yaml
