#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/yaml/builder.h"
#include "linter/yaml/directives.h"
#include "linter/yaml/document.h"
#include "linter/yaml/encoding.h"
#include "linter/yaml/grammar.h"
#include "linter/yaml/line.h"
#include "linter/yaml/openers.h"
#include "linter/yaml/simple_reader.h"
#include "linter/yaml/split.h"
#include "linter/yaml/syntax_error.h"

namespace linter::yaml {

// Reads one file, document by document.
class Reader {
 public:
  explicit Reader(const SourceFile& file) : file_(file) {}

  Stream Read();

 private:
  // What tree-sitter made of a document: no tree where it gave up.
  struct Body {
    TreeHandle tree = {};
    std::optional<Problem> syntax = {};
    bool broken = false;
  };

  void ReadDocument(Segment segment);
  // Cuts a document before the line of its first byte that no text has.
  bool CutAtBadByte(Segment& segment);
  std::optional<Problem> CheckDocumentEnd(const Segment& segment) const;
  // Comments outside of what the grammar reads: before `---` and behind `...`.
  void AddComments(std::uint32_t begin, std::uint32_t end);
  Body ReadBody(const Segment& segment);
  // Makes the grammar's parser when the first document needs it: in most files none does.
  Grammar& grammar();
  TreeHandle ReadLooseQuotes(std::string body, std::uint32_t failure);
  TreeHandle ReadAround(std::string body, std::uint32_t failure);
  Problem ProblemOf(const Segment& segment, Cause cause) const;

  const SourceFile& file_;
  std::optional<Grammar> grammar_;
  Stream stream_;
};

Stream Reader::Read() {
  const std::string_view text = file_.text;
  if (text.size() > MaxFileBytes) {
    stream_.problems.push_back(
        {ProblemKind::TooLarge,
         {file_.id, 0, 0},
         fmt::format("file has more than {} MiB", MaxFileBytes / 1024 / 1024)});
    return std::move(stream_);
  }
  if (const std::string_view encoding = ForeignEncoding(text); !encoding.empty()) {
    stream_.problems.push_back({ProblemKind::Encoding,
                                {file_.id, 0, 0},
                                fmt::format("file is encoded as {}, not as UTF-8", encoding)});
    return std::move(stream_);
  }
  const auto begin =
      static_cast<std::uint32_t>(text.starts_with(ByteOrderMark) ? ByteOrderMark.size() : 0);
  const std::vector<Segment> segments = Split(text, begin);
  stream_.documents.reserve(segments.size());
  for (const Segment& segment : segments) {
    ReadDocument(segment);
  }
  if (segments.empty()) {
    AddComments(begin, static_cast<std::uint32_t>(text.size()));
  }
  std::stable_sort(
      stream_.problems.begin(), stream_.problems.end(),
      [](const Problem& left, const Problem& right) { return left.span < right.span; });
  return std::move(stream_);
}

Grammar& Reader::grammar() {
  return grammar_ ? *grammar_ : grammar_.emplace();
}

void Reader::AddComments(std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = file_.text;
  for (std::size_t line = begin; line < end;) {
    const std::size_t line_end = LineEnd(text, line);
    const std::size_t content = SkipBlanks(text, line);
    // Only a comment, a directive or `...` may stand here, and only a comment holds ` #`.
    const std::size_t mark = text[content] == '#' ? content : text.find(" #", line);
    if (mark < line_end) {
      const std::size_t comment = text[mark] == '#' ? mark : mark + 1;
      stream_.comments.push_back(
          {{file_.id, static_cast<std::uint32_t>(comment), static_cast<std::uint32_t>(line_end)},
           comment == content});
    }
    line = line_end < end ? AfterBreak(text, line_end) : line_end;
  }
}

bool Reader::CutAtBadByte(Segment& segment) {
  const std::string_view text = std::string_view(file_.text).substr(0, segment.end);
  std::optional<BadByte> bad = FindBadByte(text, segment.begin);
  if (!bad) {
    return false;
  }
  const std::uint32_t end = std::min(bad->offset + 1, segment.end);
  stream_.problems.push_back(
      {ProblemKind::Encoding, {file_.id, bad->offset, end}, std::move(bad->message)});
  const auto line = static_cast<std::uint32_t>(LineStart(text, bad->offset));
  segment.body = std::clamp(segment.body, segment.begin, std::max(line, segment.begin));
  segment.body_end = std::clamp(line, segment.body, std::max(segment.body_end, segment.body));
  return true;
}

std::optional<Problem> Reader::CheckDocumentEnd(const Segment& segment) const {
  constexpr std::string_view Marker = "...";
  const std::string_view text = file_.text;
  if (text.substr(segment.body_end, Marker.size()) != Marker) {
    return std::nullopt;
  }
  const std::size_t content = SkipBlanks(text, segment.body_end + Marker.size());
  const std::size_t end = LineEnd(text, content);
  if (content == end || text[content] == '#') {
    return std::nullopt;
  }
  return Problem{ProblemKind::Syntax,
                 {file_.id, static_cast<std::uint32_t>(content), static_cast<std::uint32_t>(end)},
                 "text stands behind `...`"};
}

// tree-sitter takes a collection on one line for a key as well, until it ends, and doubles its
// work. YAML's keys end after 1,024 bytes, and behind `---` there are none.
static bool CannotBeKey(std::string_view body) {
  constexpr std::size_t LongestKey = 1024;
  return body.size() > LongestKey && (body.front() == '{' || body.front() == '[') &&
         LineEnd(body.substr(0, LongestKey), 0) == LongestKey;
}

Problem Reader::ProblemOf(const Segment& segment, Cause cause) const {
  return {cause.kind,
          {file_.id, segment.body + static_cast<std::uint32_t>(cause.begin),
           segment.body + static_cast<std::uint32_t>(cause.end)},
          std::move(cause.message)};
}

// YAML wants every line of a quoted text to be indented deeper than the block around it. Other
// readers, that of Kubernetes among them, do not, so that such documents are to be read: with their
// line breaks as blanks, which moves no byte.
TreeHandle Reader::ReadLooseQuotes(std::string body, std::uint32_t failure) {
  constexpr int MostQuotes = 16;
  for (int i = 0; i < MostQuotes; ++i) {
    const std::optional<Opener> quoted =
        FindQuotedAround(body, static_cast<std::uint32_t>(SkipToContent(body, failure)));
    if (!quoted) {
      return nullptr;
    }
    const auto begin = body.begin() + quoted->offset;
    const auto end = body.begin() + quoted->end;
    if (std::find_if(begin, end, IsBreak) == end) {
      return nullptr;
    }
    std::replace_if(begin, end, IsBreak, ' ');
    Attempt attempt = grammar().FindFailure(body);
    if (attempt.tree != nullptr || !attempt.failure || *attempt.failure < quoted->end) {
      return std::move(attempt.tree);
    }
    failure = *attempt.failure;
  }
  return nullptr;
}

// What is left of a broken document without the lines that break it; where these are too many,
// what stands before the first.
TreeHandle Reader::ReadAround(std::string body, std::uint32_t failure) {
  constexpr int MostLines = 8;
  Cause cause = FindCause(body, failure);
  const std::string beginning = body.substr(0, LineStart(body, cause.begin));
  for (int i = 0; i < MostLines && cause.kind == ProblemKind::Syntax; ++i) {
    const std::size_t line = LineStart(body, cause.begin);
    const std::size_t end = LineEnd(body, line);
    std::fill(body.begin() + line, body.begin() + end, ' ');
    Attempt attempt = grammar().FindFailure(body);
    if (attempt.tree != nullptr) {
      return std::move(attempt.tree);
    }
    if (!attempt.failure || *attempt.failure < line) {
      break;
    }
    cause = FindCause(body, *attempt.failure);
  }
  return grammar().Parse(beginning);
}

Reader::Body Reader::ReadBody(const Segment& segment) {
  constexpr std::string_view Start = "--- ";
  std::string_view body =
      std::string_view(file_.text).substr(segment.body, segment.body_end - segment.body);
  std::string with_start;
  if (segment.added > 0) {
    with_start = std::string(Start) + std::string(body);
    body = with_start;
  }
  TreeHandle tree = grammar().Parse(body);
  if (tree != nullptr && !ts_node_has_error(ts_tree_root_node(tree.get()))) {
    return {.tree = std::move(tree)};
  }
  Attempt attempt = grammar().FindFailure(body);
  if (attempt.tree != nullptr) {
    // The machine, not the document, was slow.
    return {.tree = std::move(attempt.tree)};
  }
  const std::uint32_t failure =
      std::max(attempt.failure.value_or(0), segment.added) - segment.added;
  body.remove_prefix(segment.added);
  if (segment.added == 0) {
    if (TreeHandle loose = ReadLooseQuotes(std::string(body), failure)) {
      return {.tree = std::move(loose),
              .syntax = ProblemOf(segment, QuotedLineCause(body, failure))};
    }
    if (TreeHandle around = ReadAround(std::string(body), failure)) {
      tree = std::move(around);
    }
  }
  return {.tree = std::move(tree),
          .syntax = ProblemOf(segment, FindCause(body, failure)),
          .broken = true};
}

void Reader::ReadDocument(Segment segment) {
  const Span span = {file_.id, segment.begin, segment.end};
  bool broken = CutAtBadByte(segment);
  AddComments(segment.begin, segment.body);
  if (segment.body_end - segment.body > MaxDocumentBytes) {
    stream_.problems.push_back(
        {ProblemKind::TooLarge,
         {file_.id, segment.body, segment.body},
         fmt::format("document has more than {} MiB", MaxDocumentBytes / 1024 / 1024)});
    stream_.documents.emplace_back(std::make_unique<const Tree>(file_), span, true);
    return;
  }
  const std::string_view body =
      std::string_view(file_.text).substr(segment.body, segment.body_end - segment.body);
  segment.added = !segment.marked && CannotBeKey(body) ? 4 : 0;
  const Directives directives = ReadDirectives(file_, segment);
  std::optional<Built> simple = broken ? std::nullopt : ReadSimple(file_, segment);
  Body read = simple ? Body{} : ReadBody(segment);
  Built built;
  if (simple) {
    built = *std::move(simple);
  } else if (read.tree != nullptr) {
    built = TreeBuilder(file_, segment, directives).Build(ts_tree_root_node(read.tree.get()));
  } else {
    built.tree = std::make_unique<const Tree>(file_);
  }
  stream_.comments.insert(stream_.comments.end(), built.comments.begin(), built.comments.end());
  AddComments(segment.body_end, segment.end);
  std::optional<Problem> syntax = directives.problem ? directives.problem : read.syntax;
  if (!syntax) {
    syntax = built.syntax ? built.syntax : CheckDocumentEnd(segment);
  }
  if (syntax && !broken) {
    // A problem that was found first may not break the document, and a second one is not said.
    broken = !read.syntax || read.broken || directives.problem;
    stream_.problems.push_back(*std::move(syntax));
  }
  for (Problem& problem : built.problems) {
    // In a broken document anchors may be lost, and keys may be in the wrong mapping.
    if (!broken || problem.kind == ProblemKind::TooDeep) {
      stream_.problems.push_back(std::move(problem));
    }
  }
  stream_.documents.emplace_back(std::move(built.tree), span, broken);
}

Stream Parse(const SourceFile& file) {
  return Reader(file).Read();
}

}  // namespace linter::yaml
