// Comments that silence. Where one stands says how far it reaches: at the end of a line, that line;
// on a line of its own, the next line and the block that it opens; before a document's first line,
// or its `---`, the document; `allow-file`, the file.

#include <algorithm>

#include "linter/engine/allowance.h"

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
  const RuleNames& names;
  std::string_view today;
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

// The ids that follow each `mark` in a comment, up to a colon or a blank.
static std::vector<std::string_view> IdsAfter(std::string_view text, std::string_view mark) {
  std::vector<std::string_view> ids;
  for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
    at += mark.size();
    const auto rest = text.substr(at);
    ids.push_back(rest.substr(0, rest.find_first_of(": \t\r")));
  }
  return ids;
}

// `#checkov:skip=CKV_K8S_8:reason` anywhere in an object is meant for the whole of it.
static void ReadCheckov(const Reading& reading, const yaml::Comment& comment, AllowanceList& list) {
  for (const auto id : IdsAfter(reading.source.Text(comment.span), "checkov:skip=")) {
    auto rules = reading.names.Find("checkov", id);
    const auto* document = DocumentOf(reading.stream, comment);
    if (!rules.empty() && document != nullptr) {
      list.allowances.push_back({.span = comment.span,
                                 .scope = document->span(),
                                 .ours = false,
                                 .name = std::string(id),
                                 .rules = std::move(rules)});
    }
  }
}

// trivy's ids have had several forms: `KSV-0014`, `AVD-KSV-0014` and `KSV014` are one check.
static std::string PlainTrivyId(std::string_view id) {
  constexpr std::string_view Prefix = "AVD-";
  constexpr std::size_t Digits = 4;
  if (id.starts_with(Prefix)) {
    id.remove_prefix(Prefix.size());
  }
  const auto digit = id.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit == 0 || id[digit - 1] == '-') {
    return std::string(id);
  }
  const auto number = id.substr(digit);
  return std::string(id.substr(0, digit)) + "-" +
         std::string(Digits - std::min(Digits, number.size()), '0') + std::string(number);
}

// `#trivy:ignore:KSV-0014` reaches as far as one of ours.
static void ReadTrivy(Reading& reading, std::size_t index, AllowanceList& list) {
  const auto& comment = reading.stream.comments[index];
  for (const auto id : IdsAfter(reading.source.Text(comment.span), "trivy:ignore:")) {
    auto rules = reading.names.Find("trivy", PlainTrivyId(id));
    if (!rules.empty()) {
      list.allowances.push_back({.span = comment.span,
                                 .scope = ScopeOf(reading, index),
                                 .ours = false,
                                 .name = std::string(id),
                                 .rules = std::move(rules)});
    }
  }
}

static std::string_view SkipBlanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

// What follows a word that a blank or the end of the text ends.
static std::optional<std::string_view> AfterWord(std::string_view text, std::string_view word) {
  const bool is_word =
      text.starts_with(word) &&
      (text.size() == word.size() ||
       std::string_view(" \t\r:").find(text[word.size()]) != std::string_view::npos);
  return is_word ? std::optional(text.substr(word.size())) : std::nullopt;
}

// `body` is what follows `shoal:`.
static void ReadOurs(Reading& reading, std::size_t index, std::string_view body,
                     AllowanceList& list) {
  const auto span = reading.stream.comments[index].span;
  if (const auto file = AfterWord(body, "allow-file")) {
    const Span whole{reading.source.id, 0, static_cast<std::uint32_t>(reading.source.text.size())};
    AddAllowance({*file, span, whole}, reading.names, reading.today, list);
  } else if (const auto place = AfterWord(body, "allow")) {
    AddAllowance({*place, span, ScopeOf(reading, index)}, reading.names, reading.today, list);
  } else {
    list.problems.push_back({ProblemKind::MalformedAllowance, span,
                             "comment after `shoal:` is neither `allow` nor `allow-file`"});
  }
}

void ReadComments(const SourceFile& source, const yaml::Stream& stream, const RuleNames& names,
                  std::string_view today, AllowanceList& list) {
  Reading reading{.source = source, .stream = stream, .names = names, .today = today};
  for (std::size_t index = 0; index < stream.comments.size(); ++index) {
    auto text = source.Text(stream.comments[index].span);
    text.remove_prefix(std::min(text.find_first_not_of("# \t"), text.size()));
    if (text.starts_with("shoal:")) {
      ReadOurs(reading, index, SkipBlanks(text.substr(text.find(':') + 1)), list);
    } else if (AfterWord(text, "shoal allow") || AfterWord(text, "shoal allow-file")) {
      list.problems.push_back({ProblemKind::MalformedAllowance, stream.comments[index].span,
                               "comment lacks the colon of `shoal:`"});
    } else {
      ReadCheckov(reading, stream.comments[index], list);
      ReadTrivy(reading, index, list);
    }
  }
}

}  // namespace linter::engine
