#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "linter/text/line_index.h"
#include "linter/text/source_file.h"
#include "linter/text/span.h"

namespace linter::lsp {

using Json = nlohmann::json;

// The path of a `file:` address; empty for others, such as `untitled:`.
std::optional<std::string> PathOf(std::string_view uri);
std::string UriOf(std::string_view path);

// A text and its lines: what turns offsets into places and back.
class Lines {
 public:
  Lines(std::string_view text, ColumnUnit unit) : index_(text), unit_(unit) {}

  Json PositionOf(std::uint32_t offset) const;
  Json RangeOf(const Span& span) const;
  // Positions outside of the text are those next to it inside.
  std::uint32_t OffsetOf(const Json& position) const;
  Span SpanOf(const Json& range) const;
  const LineIndex& index() const { return index_; }

 private:
  LineIndex index_;
  ColumnUnit unit_;
};

// An open buffer as it was at one moment. Never changes, so that threads may share it.
class Document {
 public:
  Document(std::string uri, std::string language, std::int64_t version, std::string text,
           ColumnUnit unit);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const std::string& uri() const { return uri_; }
  // Links resolved; empty where the buffer is no file.
  const std::string& path() const { return source_.path; }
  const std::string& language() const { return language_; }
  std::int64_t version() const { return version_; }
  const std::string& text() const { return source_.text; }
  const SourceFile& source() const { return source_; }
  const Lines& lines() const { return lines_; }

  // After changes as `textDocument/didChange` has them, one after the other.
  std::shared_ptr<const Document> Changed(const Json& changes, std::int64_t version,
                                          ColumnUnit unit) const;

 private:
  std::string uri_;
  std::string language_;
  std::int64_t version_;
  SourceFile source_;
  Lines lines_;
};

}  // namespace linter::lsp
