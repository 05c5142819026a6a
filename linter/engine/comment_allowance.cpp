// Comments that silence. Where one stands says how far it reaches: at the end of a line, that line;
// on a line of its own, the next line and the block that it opens; before a document's first line,
// or its `---`, the document; `allow-file`, the file.

#include <algorithm>

#include "linter/engine/allowance.h"
#include "linter/engine/comment_text.h"

namespace linter::engine {

// A line with content, by its place and by what closes the blocks above it.
struct Line {
  Span span;
  // Twice the indentation, one more for the item of a list: a line closes every block whose first
  // line has no lower rank, so that items right below their key belong to it.
  std::uint32_t rank = 0;
  // `---`: what follows is another document.
  bool separator = false;
};

static std::optional<Line> ContentOf(std::string_view body, std::uint32_t begin, FileId file) {
  const auto indent = body.find_first_not_of(" \t\r");
  if (indent == std::string_view::npos || body[indent] == '#') {
    return std::nullopt;
  }
  const auto content = body.substr(indent);
  const bool item = content.size() == 1 ? content == "-" : content.starts_with("- ");
  return Line{.span = {file, begin, begin + static_cast<std::uint32_t>(body.size())},
              .rank = static_cast<std::uint32_t>(2 * indent + (item ? 1 : 0)),
              .separator = indent == 0 && content.starts_with("---")};
}

// The blocks that comments on lines of their own stand before, found in one pass over the text.
class Blocks {
 public:
  Blocks(const SourceFile& source, const yaml::Stream& stream) : scopes_(stream.comments.size()) {
    const std::string_view text = source.text;
    const auto& comments = stream.comments;
    std::size_t next = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find('\n', begin), text.size());
      const auto line =
          ContentOf(text.substr(begin, end - begin), static_cast<std::uint32_t>(begin), source.id);
      if (line) {
        Close(line->separator ? 0 : line->rank);
        for (; next < comments.size() && comments[next].span.begin < begin; ++next) {
          Open(next, comments[next], *line);
        }
        end_ = line->span.end;
      }
      begin = end + 1;
    }
    Close(0);
  }

  // Empty where no line follows the comment, or the next one opens a document.
  std::optional<Span> At(std::size_t comment) const { return scopes_[comment]; }

 private:
  struct OpenBlock {
    std::size_t comment;
    std::uint32_t rank;
  };

  void Open(std::size_t index, const yaml::Comment& comment, const Line& line) {
    if (comment.own_line && !line.separator) {
      scopes_[index] = line.span;
      open_.push_back({index, line.rank});
    }
  }

  void Close(std::uint32_t rank) {
    for (; !open_.empty() && open_.back().rank >= rank; open_.pop_back()) {
      scopes_[open_.back().comment]->end = end_;
    }
  }

  std::vector<std::optional<Span>> scopes_;
  // Their ranks never fall from bottom to top.
  std::vector<OpenBlock> open_;
  // Of the last line with content.
  std::uint32_t end_ = 0;
};

// What is needed to read the comments of one file.
struct Reading {
  const SourceFile& source;
  const yaml::Stream& stream;
  // Made when the first comment asks for it: most files have none that does.
  std::optional<Blocks> blocks = {};
};

static const yaml::Document* DocumentOf(const yaml::Stream& stream, const yaml::Comment& comment) {
  const auto& documents = stream.documents;
  const auto behind = std::partition_point(
      documents.begin(), documents.end(),
      [&](const yaml::Document& each) { return each.span().begin <= comment.span.begin; });
  return behind == documents.begin() ? nullptr : &*(behind - 1);
}

static Span LineOf(const SourceFile& source, const Span& comment) {
  const std::string_view text = source.text;
  const auto before =
      comment.begin == 0 ? std::string_view::npos : text.rfind('\n', comment.begin - 1);
  return {source.id, before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1),
          comment.end};
}

static Span ScopeOf(Reading& reading, std::size_t index) {
  const auto& comment = reading.stream.comments[index];
  const auto* document = DocumentOf(reading.stream, comment);
  const auto root = document != nullptr ? document->root() : std::nullopt;
  if (root && comment.span.begin < root->span().begin) {
    return document->span();
  }
  if (!comment.own_line) {
    return LineOf(reading.source, comment.span);
  }
  if (!reading.blocks) {
    reading.blocks.emplace(reading.source, reading.stream);
  }
  if (const auto block = reading.blocks->At(index)) {
    return *block;
  }
  // What follows is the `---` of the next document, or nothing at all.
  const auto& documents = reading.stream.documents;
  const auto next = document == nullptr ? 0 : document - documents.data() + 1;
  return next < static_cast<std::ptrdiff_t>(documents.size())
             ? documents[static_cast<std::size_t>(next)].span()
             : comment.span;
}

void ReadComments(const SourceFile& source, const yaml::Stream& stream, const RuleNames& names,
                  std::string_view today, AllowanceList& list) {
  Reading reading{.source = source, .stream = stream};
  const Span file{source.id, 0, static_cast<std::uint32_t>(source.text.size())};
  for (std::size_t index = 0; index < stream.comments.size(); ++index) {
    const auto& comment = stream.comments[index];
    const auto* document = DocumentOf(stream, comment);
    ReadComment({.text = source.Text(comment.span),
                 .span = comment.span,
                 .file = file,
                 .whole = document != nullptr ? std::optional(document->span()) : std::nullopt,
                 .scope = [&] { return ScopeOf(reading, index); }},
                names, today, list);
  }
}

}  // namespace linter::engine
