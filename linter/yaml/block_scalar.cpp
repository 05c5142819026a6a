#include <algorithm>
#include <cstddef>

#include "linter/yaml/line.h"
#include "linter/yaml/scalar.h"

namespace linter::yaml {

enum class Chomping { Clip, Strip, Keep };

struct Header {
  bool folded = false;
  // Of the content, against its parent; 0 where it is to be detected.
  int digit = 0;
  Chomping chomping = Chomping::Clip;
  // Behind the line of the header, its break included.
  std::size_t end = 0;
  std::size_t comment = 0;
};

static Header ReadHeader(std::string_view text, std::size_t begin) {
  Header header;
  header.folded = text[begin] == '>';
  std::size_t at = begin + 1;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '1' && c <= '9') {
      header.digit = c - '0';
    } else if (c == '+' || c == '-') {
      header.chomping = c == '+' ? Chomping::Keep : Chomping::Strip;
    } else {
      break;
    }
  }
  at = SkipBlanks(text, at);
  if (at < text.size() && text[at] == '#') {
    header.comment = at;
  }
  at = LineEnd(text, at);
  header.end = at < text.size() ? AfterBreak(text, at) : at;
  return header;
}

// The indentation of the first line that is not blank. Where all are blank, that of the longest.
static std::size_t DetectIndent(std::string_view text, std::size_t at, std::size_t least) {
  std::size_t longest = least;
  while (at < text.size()) {
    const std::size_t content = SkipSpaces(text, at);
    if (content == text.size() || !IsBreak(text[content])) {
      return content == text.size() ? std::max(longest, content - at)
                                    : std::max(least, content - at);
    }
    longest = std::max(longest, content - at);
    at = AfterBreak(text, content);
  }
  return longest;
}

// Joins lines of content: as they are, or folded.
class BlockWriter {
 public:
  BlockWriter(const Header& header, std::string& out) : header_(header), out_(out) {}

  void AddBlankLine() { ++breaks_; }
  // A line of content, its indentation taken off.
  void AddLine(std::string_view line) {
    const bool spaced = IsBlank(line.front());
    if (!started_ || !header_.folded || spaced || previous_spaced_) {
      out_.append(breaks_, '\n');
    } else if (breaks_ == 1) {
      out_ += ' ';
    } else {
      out_.append(breaks_ - 1, '\n');
    }
    out_ += line;
    started_ = true;
    previous_spaced_ = spaced;
    // The end of the text ends a line as a break does.
    breaks_ = 1;
  }
  void Finish() {
    if (header_.chomping == Chomping::Keep) {
      out_.append(breaks_, '\n');
    } else if (header_.chomping == Chomping::Clip && started_ && breaks_ > 0) {
      out_ += '\n';
    }
  }

 private:
  const Header& header_;
  std::string& out_;
  std::size_t breaks_ = 0;
  bool started_ = false;
  bool previous_spaced_ = false;
};

// Blank lines before the first content that are indented deeper than it.
static std::optional<BadIndent> FindDeepBlank(std::string_view text, std::size_t at,
                                              std::size_t columns) {
  while (at < text.size()) {
    const std::size_t content = SkipSpaces(text, at);
    if (content == text.size() || !IsBreak(text[content])) {
      return std::nullopt;
    }
    if (content - at > columns) {
      return BadIndent{static_cast<std::uint32_t>(at + columns),
                       static_cast<std::uint32_t>(content),
                       "blank line is indented deeper than the first line of the text"};
    }
    at = AfterBreak(text, content);
  }
  return std::nullopt;
}

// A line that is blank but for a tab where indentation has to be.
static std::optional<BadIndent> FindTab(std::string_view text, std::size_t content,
                                        std::size_t end) {
  if (text[content] != '\t' || SkipBlanks(text, content) != end) {
    return std::nullopt;
  }
  return BadIndent{static_cast<std::uint32_t>(content), static_cast<std::uint32_t>(end),
                   "tab in the indentation"};
}

BlockScalar CookBlock(std::string_view text, std::uint32_t begin, int indent, std::string& out) {
  const Header header = ReadHeader(text, begin);
  const int parent = std::max(indent, 0);
  const auto least = static_cast<std::size_t>(indent + 1);
  const std::size_t columns = header.digit > 0 ? static_cast<std::size_t>(parent + header.digit)
                                               : DetectIndent(text, header.end, least);
  BlockWriter writer(header, out);
  BlockScalar scalar;
  scalar.end =
      static_cast<std::uint32_t>(header.comment != 0 ? header.comment : LineEnd(text, begin));
  scalar.comment = static_cast<std::uint32_t>(header.comment);
  bool has_content = false;
  for (std::size_t at = header.end; at < text.size();) {
    const std::size_t content = SkipSpaces(text, at);
    const std::size_t end = LineEnd(text, content);
    const std::size_t spaces = content - at;
    const bool blank = content == end;
    if (!blank && spaces < columns) {
      scalar.bad_indent = FindTab(text, content, end);
      break;
    }
    if (blank && spaces <= columns) {
      // The last line of a text without a final break counts as one only where it has blanks.
      if (end < text.size() || spaces > 0) {
        writer.AddBlankLine();
      }
    } else {
      if (!has_content && header.digit == 0) {
        scalar.bad_indent = FindDeepBlank(text, header.end, columns);
      }
      has_content = true;
      writer.AddLine(text.substr(at + columns, end - at - columns));
      scalar.end = static_cast<std::uint32_t>(end);
    }
    at = end < text.size() ? AfterBreak(text, end) : end;
  }
  writer.Finish();
  if (!has_content && header.digit == 0 && !scalar.bad_indent) {
    scalar.bad_indent = FindDeepBlank(text, header.end, columns);
  }
  return scalar;
}

}  // namespace linter::yaml
