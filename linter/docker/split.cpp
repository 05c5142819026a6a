#include "linter/docker/split.h"

#include <fmt/format.h>

#include "linter/docker/space.h"

namespace linter::docker {

Passage Trim(const Passage& text) {
  return text.Slice(SkipSpace(text.text(), 0), TrimmedSize(text.text()));
}

Head SplitHead(const Passage& text) {
  const std::string& bytes = text.text();
  std::size_t end = 0;
  while (end < bytes.size() && !IsBlank(bytes[end])) {
    ++end;
  }
  Head head = {.first = text.Slice(0, end), .rest = {}};
  if (end < bytes.size()) {
    std::size_t next = end;
    while (next < bytes.size() && IsBlank(bytes[next])) {
      ++next;
    }
    head.rest = text.Slice(next, bytes.size());
  }
  return head;
}

// Flags are read byte by byte, so that half of a character may count as a space.
static bool IsByteSpace(char c) {
  return IsBlank(c) || c == '\n' || c == '\x85' || c == '\xA0';
}

static Flag MakeFlag(Passage word, const Span& span) {
  word.SetSpan(span);
  const std::size_t equals = word.text().find('=');
  Flag flag = {.span = span, .name = word.Slice(2, equals), .value = {}};
  if (equals != std::string::npos) {
    flag.value = word.Slice(equals + 1, word.size());
  }
  return flag;
}

// A walk over one flag, from its dashes to the space behind it.
struct FlagWord {
  Passage word;
  bool quoted = false;
  std::size_t end = 0;
};

static FlagWord ReadFlag(const Passage& text, std::size_t begin, char escape) {
  const std::string& bytes = text.text();
  FlagWord flag = {.word = Passage(text.SpanOf(begin, begin)), .quoted = false, .end = begin};
  char quote = '\0';
  std::size_t at = begin;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (quote == '\0' && IsByteSpace(c)) {
      break;
    }
    if (quote == '\0' ? c == '\'' || c == '"' : c == quote) {
      quote = quote == '\0' ? c : '\0';
      flag.quoted = true;
      continue;
    }
    if (c == escape) {
      if (at + 1 == bytes.size()) {
        continue;
      }
      ++at;
    }
    flag.word.Append(text, at, at + 1);
  }
  flag.end = at;
  return flag;
}

Flagged SplitFlags(const Passage& text, char escape) {
  const std::string& bytes = text.text();
  Flagged result;
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (IsByteSpace(bytes[at])) {
      ++at;
      continue;
    }
    if (bytes.compare(at, 2, "--") != 0) {
      break;
    }
    const FlagWord flag = ReadFlag(text, at, escape);
    const bool terminator = flag.word == "--";
    if (!terminator) {
      result.flags.push_back(MakeFlag(flag.word, text.SpanOf(at, flag.end)));
    }
    at = flag.end;
    if (terminator) {
      break;
    }
  }
  result.rest = text.Slice(at, bytes.size());
  return result;
}

std::vector<Passage> SplitBlanks(const Passage& text) {
  const std::string& bytes = text.text();
  std::vector<Passage> words;
  std::size_t begin = 0;
  while (!bytes.empty()) {
    std::size_t end = begin;
    while (end < bytes.size() && !IsBlank(bytes[end])) {
      ++end;
    }
    words.push_back(text.Slice(begin, end));
    if (end == bytes.size()) {
      break;
    }
    begin = end;
    while (begin < bytes.size() && IsBlank(bytes[begin])) {
      ++begin;
    }
  }
  return words;
}

std::vector<Passage> SplitQuoted(const Passage& text, char escape) {
  const std::string& bytes = text.text();
  std::vector<Passage> words;
  std::size_t at = SkipSpace(bytes, 0);
  while (at < bytes.size()) {
    const std::size_t begin = at;
    Passage word(text.SpanOf(begin, begin));
    char quote = '\0';
    while (at < bytes.size() && (quote != '\0' || SpaceAt(bytes, at) == 0)) {
      const char c = bytes[at];
      if (quote == '\0' ? c == '\'' || c == '"' : c == quote) {
        quote = quote == '\0' ? c : '\0';
      } else if (c == escape && quote != '\'') {
        if (at + 1 == bytes.size()) {
          ++at;
          break;
        }
        word.Append(text, at, at + 1);
        ++at;
      }
      word.Append(text, at, at + 1);
      ++at;
    }
    if (!word.empty()) {
      word.SetSpan(text.SpanOf(begin, at));
      words.push_back(std::move(word));
    }
    at = SkipSpace(bytes, at);
  }
  return words;
}

std::string Quoted(std::string_view text) {
  constexpr std::string_view Escaped = "\"\\\a\b\f\n\r\t\v";
  constexpr std::string_view Letters = "\"\\abfnrtv";
  std::string result = "\"";
  for (const char c : text) {
    const std::size_t escape = Escaped.find(c);
    if (escape != std::string_view::npos) {
      result += {'\\', Letters[escape]};
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result + "\"";
}

}  // namespace linter::docker
