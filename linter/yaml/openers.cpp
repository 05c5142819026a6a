#include "linter/yaml/openers.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "linter/yaml/line.h"

namespace linter::yaml {

// One pass over the tokens of a text.
class OpenerScan {
 public:
  OpenerScan(std::string_view text, std::size_t end) : text_(text), end_(end) {}

  Openers Run() {
    while (at_ < end_ && !openers_.open) {
      Step();
    }
    if (!openers_.open && !brackets_.empty()) {
      openers_.open = brackets_.back();
    }
    return openers_;
  }

 private:
  bool EndsToken(std::size_t at) const {
    return at >= text_.size() || IsBlank(text_[at]) || IsBreak(text_[at]);
  }

  void Step() {
    const char c = text_[at_];
    if (IsBlank(c) || IsBreak(c) || c == ',') {
      ++at_;
    } else if (c == '#') {
      at_ = LineEnd(text_, at_);
    } else if (c == '"' || c == '\'') {
      SkipQuoted(c);
    } else if (c == '[' || c == '{') {
      brackets_.push_back({.offset = static_cast<std::uint32_t>(at_), .mark = c});
      ++at_;
    } else if (c == ']' || c == '}') {
      if (!brackets_.empty()) {
        brackets_.pop_back();
      }
      ++at_;
    } else if ((c == '|' || c == '>') && brackets_.empty()) {
      SkipBlockScalar();
    } else if ((c == '-' || c == '?' || c == ':') && EndsToken(at_ + 1)) {
      ++at_;
    } else {
      SkipPlain();
    }
  }

  void SkipQuoted(char quote) {
    Opener opener = {.offset = static_cast<std::uint32_t>(at_), .mark = quote};
    for (++at_; at_ < end_; ++at_) {
      if (quote == '"' && text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == quote) {
        opener.end = static_cast<std::uint32_t>(++at_);
        openers_.last_quoted = opener;
        return;
      }
    }
    openers_.open = opener;
  }

  void SkipPlain() {
    for (++at_; at_ < end_ && !IsBreak(text_[at_]); ++at_) {
      const char c = text_[at_];
      const bool in_flow = !brackets_.empty();
      const bool ends_key = c == ':' && (EndsToken(at_ + 1) || (in_flow && text_[at_ + 1] == ','));
      const bool comment = c == '#' && IsBlank(text_[at_ - 1]);
      const bool indicator = c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
      if (ends_key || comment || (in_flow && indicator)) {
        return;
      }
    }
  }

  // All lines that are indented deeper than the one of its header.
  void SkipBlockScalar() {
    const std::size_t start = LineStart(text_, at_);
    std::size_t columns = SkipSpaces(text_, start) - start;
    while (text_.substr(start + columns, 2) == "- ") {
      columns += 2;
    }
    at_ = LineEnd(text_, at_);
    while (at_ < end_) {
      const std::size_t line = AfterBreak(text_, at_);
      const std::size_t content = SkipSpaces(text_, line);
      if (content < text_.size() && !IsBreak(text_[content]) && content - line <= columns) {
        return;
      }
      at_ = LineEnd(text_, content);
    }
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t at_ = 0;
  std::vector<Opener> brackets_;
  Openers openers_;
};

Openers FindOpeners(std::string_view text, std::uint32_t end) {
  return OpenerScan(text, end).Run();
}

std::optional<Opener> FindQuotedAround(std::string_view text, std::uint32_t at) {
  std::optional<Opener> quoted = FindOpeners(text, at).open;
  if (!quoted || (quoted->mark != '"' && quoted->mark != '\'')) {
    return std::nullopt;
  }
  const bool escapes = quoted->mark == '"';
  for (std::size_t place = quoted->offset + 1; place < text.size(); ++place) {
    if (escapes && text[place] == '\\') {
      ++place;
    } else if (!escapes && text.substr(place, 2) == "''") {
      ++place;
    } else if (text[place] == quoted->mark) {
      quoted->end = static_cast<std::uint32_t>(place + 1);
      return quoted;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> FindDeepBlock(std::string_view text, std::uint32_t limit) {
  // Columns at which a block begins around the line at hand.
  std::vector<std::size_t> columns;
  for (std::size_t line = 0; line < text.size();) {
    std::size_t at = SkipSpaces(text, line);
    const std::size_t end = LineEnd(text, at);
    if (at < end && text[at] != '#') {
      while (!columns.empty() && columns.back() > at - line) {
        columns.pop_back();
      }
      const auto is_indicator = [&text, end](std::size_t place) {
        return place < end && (text[place] == '-' || text[place] == '?' || text[place] == ':') &&
               (place + 1 == end || IsBlank(text[place + 1]));
      };
      for (bool more = at < end; more && at < end; at = SkipBlanks(text, at + 1)) {
        if (columns.empty() || columns.back() < at - line) {
          columns.push_back(at - line);
          if (columns.size() > limit) {
            return static_cast<std::uint32_t>(at);
          }
        }
        more = is_indicator(at);
      }
    }
    line = end < text.size() ? AfterBreak(text, end) : end;
  }
  return std::nullopt;
}

}  // namespace linter::yaml
