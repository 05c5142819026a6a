#include "linter/lsp/yaml_cursor.h"

#include <algorithm>

namespace linter::lsp {

// A key, or the dash of an item, and its column.
struct Token {
  std::size_t column = 0;
  // Of an item: empty.
  std::string_view key;
  bool item = false;
};

struct Line {
  std::size_t begin = 0;
  std::vector<Token> tokens = {};
  // What stands behind the dashes: a key with its value, or anything else; blanks cut.
  std::size_t content = 0;
  std::size_t end = 0;
  // Of the key: its end, and the first byte of its value.
  std::optional<std::size_t> colon = {};
  std::size_t value = 0;
  bool ignored = false;
};

static std::size_t EndOfLine(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

static std::size_t StartOfLine(std::string_view text, std::size_t at) {
  const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

// The colon that ends a key, quotes around it or not.
static std::optional<std::size_t> FindColon(std::string_view text, std::size_t at,
                                            std::size_t end) {
  const char quote = at < end ? text[at] : '\0';
  if (quote == '"' || quote == '\'') {
    at = std::min(text.find(quote, at + 1), end);
  }
  for (; at < end; ++at) {
    const bool last = at + 1 == end || text[at + 1] == ' ' || text[at + 1] == '\r';
    if (text[at] == ':' && last) {
      return at;
    }
    if (text[at] == '#' && text[at - 1] == ' ') {
      break;
    }
  }
  return std::nullopt;
}

static std::string_view Unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                      text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

static Line ReadLine(std::string_view text, std::size_t begin) {
  Line line{.begin = begin, .content = begin, .end = EndOfLine(text, begin)};
  while (line.end > begin && (text[line.end - 1] == '\r' || text[line.end - 1] == ' ')) {
    --line.end;
  }
  auto at = begin;
  while (at < line.end && text[at] == ' ') {
    ++at;
  }
  while (at < line.end && text[at] == '-' && (at + 1 == line.end || text[at + 1] == ' ')) {
    line.tokens.push_back({at - begin, {}, true});
    ++at;
    while (at < line.end && text[at] == ' ') {
      ++at;
    }
  }
  line.content = at;
  const auto content = text.substr(at, line.end - at);
  line.ignored = content.starts_with('#') || content.starts_with("{{") || content.starts_with('\t');
  if (line.ignored) {
    return line;
  }
  line.colon = FindColon(text, at, line.end);
  if (line.colon) {
    line.tokens.push_back({at - begin, Unquoted(text.substr(at, *line.colon - at)), false});
    line.value = std::min(*line.colon + 1, line.end);
    while (line.value < line.end && text[line.value] == ' ') {
      ++line.value;
    }
  }
  return line;
}

static bool IsBoundary(std::string_view text, std::size_t begin) {
  const auto line = text.substr(begin, 4);
  return line.starts_with("---") && (line.size() == 3 || line[3] <= ' ');
}

// The first bytes of the lines of the document around a place.
struct DocumentLines {
  std::vector<std::size_t> begins;
  // The one that the place is in.
  std::size_t current = 0;
};

static DocumentLines LinesAround(std::string_view text, std::size_t offset) {
  const auto own = StartOfLine(text, offset);
  auto first = own;
  while (first > 0 && !IsBoundary(text, first)) {
    first = StartOfLine(text, first - 1);
  }
  DocumentLines lines;
  for (auto at = first; at <= text.size();) {
    if (at > own && IsBoundary(text, at)) {
      break;
    }
    if (at == own) {
      lines.current = lines.begins.size();
    }
    lines.begins.push_back(at);
    const auto end = EndOfLine(text, at);
    if (end == text.size()) {
      break;
    }
    at = end + 1;
  }
  return lines;
}

static void ReadTop(std::string_view text, const DocumentLines& lines, YamlCursor& cursor) {
  for (const auto begin : lines.begins) {
    const char first = begin < text.size() ? text[begin] : ' ';
    if (first == ' ' || first == '#' || first == '-' || first == '\n') {
      continue;
    }
    const auto line = ReadLine(text, begin);
    if (!line.colon) {
      continue;
    }
    const auto& key = line.tokens.back().key;
    auto value = text.substr(line.value, line.end - line.value);
    value = value.substr(0, value.find(" #"));
    if (key == "apiVersion") {
      cursor.api_version = Unquoted(value);
    } else if (key == "kind") {
      cursor.kind = Unquoted(value);
    } else if (key != "metadata" && key != "spec") {
      cursor.foreign = true;
    }
  }
}

static bool OpensBlockScalar(std::string_view text, const Line& line) {
  return line.colon && line.value < line.end &&
         (text[line.value] == '|' || text[line.value] == '>');
}

// From the cursor's column upward to the root. False inside of a block scalar.
static bool ReadPath(std::string_view text, const DocumentLines& lines, std::size_t column,
                     const std::vector<Token>& own, YamlCursor& cursor) {
  auto need = column;
  bool item = false;
  bool same = true;
  const auto take = [&](const Token& token) {
    if (token.item ? token.column < need : token.column < need + (item ? 1 : 0)) {
      cursor.path.emplace_back(token.key);
      need = token.column;
      item = token.item;
      same = false;
      return true;
    }
    if (same && !token.item && token.column == column) {
      cursor.siblings.emplace_back(token.key);
    }
    return false;
  };
  for (auto token = own.rbegin(); token != own.rend(); ++token) {
    take(*token);
  }
  for (auto at = lines.current; at > 0 && (need > 0 || item); --at) {
    const auto line = ReadLine(text, lines.begins[at - 1]);
    if (line.ignored || IsBoundary(text, line.begin)) {
      continue;
    }
    for (auto token = line.tokens.rbegin(); token != line.tokens.rend(); ++token) {
      if (take(*token) && !token->item && OpensBlockScalar(text, line)) {
        return false;
      }
    }
  }
  // At the top nothing leads further up, but the other keys count.
  for (auto at = lines.current; at > 0 && column == 0; --at) {
    const auto line = ReadLine(text, lines.begins[at - 1]);
    if (line.colon && line.tokens.back().column == 0) {
      cursor.siblings.emplace_back(line.tokens.back().key);
    }
  }
  std::reverse(cursor.path.begin(), cursor.path.end());
  return true;
}

static void ReadSiblingsBelow(std::string_view text, const DocumentLines& lines, std::size_t column,
                              YamlCursor& cursor) {
  for (auto at = lines.current + 1; at < lines.begins.size(); ++at) {
    const auto line = ReadLine(text, lines.begins[at]);
    if (line.ignored || line.tokens.empty()) {
      continue;
    }
    if (line.tokens.front().column < column) {
      return;
    }
    const auto& last = line.tokens.back();
    if (!last.item && last.column == column) {
      cursor.siblings.emplace_back(last.key);
    }
  }
}

static Span SpanOf(std::size_t begin, std::size_t end) {
  return {{}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::optional<YamlCursor> YamlCursorAt(std::string_view text, std::uint32_t offset) {
  const auto at = std::min<std::size_t>(offset, text.size());
  const auto lines = LinesAround(text, at);
  auto line = ReadLine(text, lines.begins[lines.current]);
  const auto before = text.substr(line.begin, at - line.begin);
  if (before.starts_with('#') || before.find(" #") != std::string_view::npos ||
      IsBoundary(text, line.begin)) {
    return std::nullopt;
  }
  YamlCursor cursor;
  ReadTop(text, lines, cursor);
  // A line that is empty so far, or blanks behind a dash: what is typed would begin at the cursor.
  const bool blank = line.content >= line.end;
  const auto start = blank ? at : line.content;
  if (!blank && at < line.content) {
    return std::nullopt;
  }
  auto own = line.tokens;
  if (line.colon) {
    own.pop_back();
  }
  if (!ReadPath(text, lines, start - line.begin, own, cursor)) {
    return std::nullopt;
  }
  ReadSiblingsBelow(text, lines, start - line.begin, cursor);
  cursor.word = SpanOf(start, std::max(line.end, start));
  if (line.colon && at > *line.colon) {
    cursor.part = YamlCursor::Part::Value;
    cursor.path.emplace_back(line.tokens.back().key);
    const auto value = std::max(at, line.value) == at ? line.value : at;
    auto end = std::max(line.end, value);
    end = std::min(end, std::max(at, text.substr(0, end).find(" #", value)));
    cursor.word = SpanOf(value, end);
  } else if (line.colon) {
    cursor.has_colon = true;
    cursor.word = SpanOf(start, *line.colon);
  }
  const char first = cursor.word.size() > 0 ? text[cursor.word.begin] : ' ';
  const bool bracket = first == '{' || first == '[' || first == '|' || first == '>';
  return bracket ? std::nullopt : std::optional(std::move(cursor));
}

}  // namespace linter::lsp
