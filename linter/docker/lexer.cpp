#include "linter/docker/lexer.h"

#include <fmt/format.h>

#include <cctype>

#include "linter/docker/lexing.h"
#include "linter/docker/space.h"

namespace linter::docker {

constexpr int DeepestNesting = 100;

bool Lexer::Fail(std::string message) {
  if (!result_.error) {
    result_.error = std::move(message);
    result_.error_span = source_.span();
  }
  return false;
}

std::size_t Lexer::Width() const {
  std::size_t end = at_ + 1;
  while (end < bytes_.size() && (static_cast<unsigned char>(bytes_[end]) & 0xC0) == 0x80) {
    ++end;
  }
  return AtEnd() ? 0 : end - at_;
}

void Lexer::Plain(Passage& result) {
  const std::size_t space = SpaceAt(bytes_, at_);
  const std::size_t width = space > 0 ? space : Width();
  if (space > 0 && depth_ == 1) {
    gaps_.push_back({result.size(), result.size() + width, at_, at_ + width});
  }
  result.Append(source_, at_, at_ + width);
  at_ += width;
}

bool Lexer::Until(char stop, bool raw_escapes, Passage& result) {
  if (++depth_ > DeepestNesting) {
    return Fail("syntax error: substitutions are nested too deep");
  }
  const bool outer = raw_escapes_;
  raw_escapes_ = raw_escapes;
  bool closed = stop == '\0';
  bool good = true;
  while (good && !AtEnd()) {
    const char c = Peek();
    if (stop != '\0' && c == stop) {
      ++at_;
      closed = true;
      break;
    }
    if (c == '$') {
      good = Dollar(result);
    } else if (c == '<') {
      Heredoc(result);
    } else if (c == '\'') {
      good = SingleQuoted(result);
    } else if (c == '"') {
      good = DoubleQuoted(result);
    } else if (c == options_.escape) {
      const std::size_t next = at_ + 1;
      if (raw_escapes_) {
        result.Append(source_, at_, next);
      }
      at_ = next;
      const std::size_t width = Width();
      result.Append(source_, at_, at_ + width);
      at_ += width;
    } else {
      Plain(result);
    }
  }
  raw_escapes_ = outer;
  --depth_;
  if (!closed && good) {
    return Fail(fmt::format("unexpected end of statement while looking for matching {}", stop));
  }
  return good;
}

bool Lexer::SingleQuoted(Passage& result) {
  const std::size_t end = bytes_.find('\'', at_ + 1);
  if (end == std::string_view::npos) {
    at_ = bytes_.size();
    return Fail("unexpected end of statement while looking for matching single-quote");
  }
  const std::size_t kept = options_.raw_quotes ? 0 : 1;
  result.Append(source_, at_ + kept, end + 1 - kept);
  at_ = end + 1;
  return true;
}

bool Lexer::DoubleQuoted(Passage& result) {
  if (options_.raw_quotes) {
    result.Append(source_, at_, at_ + 1);
  }
  ++at_;
  while (!AtEnd()) {
    const char c = Peek();
    if (c == '"') {
      if (options_.raw_quotes) {
        result.Append(source_, at_, at_ + 1);
      }
      ++at_;
      return true;
    }
    if (c == '$') {
      if (!Dollar(result)) {
        return false;
      }
      continue;
    }
    if (c == options_.escape) {
      if (raw_escapes_) {
        result.Append(source_, at_, at_ + 1);
      }
      const char next = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
      if (at_ + 1 == bytes_.size()) {
        ++at_;
        continue;
      }
      if (next == '"' || next == '$' || next == options_.escape) {
        ++at_;
      }
    }
    result.Append(source_, at_, at_ + 1);
    ++at_;
  }
  return Fail("unexpected end of statement while looking for matching double-quote");
}

// Blanks between `<<` and its word do not separate them.
void Lexer::Heredoc(Passage& result) {
  const std::size_t begin = at_++;
  if (Peek() == '<') {
    ++at_;
    while (!AtEnd() && (Peek() == ' ' || Peek() == '\t' || Peek() == '\r')) {
      ++at_;
    }
  }
  result.Append(source_, begin, at_);
}

static bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// Letters of other scripts may stand in names; which bytes they have is told from the first.
static bool IsNameByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 ? std::isalnum(byte) != 0 || c == '_'
                     : (byte >= 0xC3 && byte < 0xF0 && byte != 0xE2);
}

std::string Lexer::Name() {
  const std::size_t begin = at_;
  if (IsDigit(Peek())) {
    while (IsDigit(Peek())) {
      ++at_;
    }
  } else if (!AtEnd() && std::string_view("@*#?-$!").find(Peek()) != std::string_view::npos) {
    ++at_;
  } else {
    while (!AtEnd() && IsNameByte(Peek())) {
      at_ += Width();
    }
  }
  return std::string(bytes_.substr(begin, at_ - begin));
}

Variable Lexer::Find(const std::string& name) {
  return lookup_ ? lookup_(name) : Variable{};
}

void Lexer::MarkGaps(const Passage& result, std::size_t from, std::size_t source_begin) {
  for (std::size_t at = from; depth_ == 1 && at < result.size();) {
    const std::size_t space = SpaceAt(result.text(), at);
    if (space > 0) {
      gaps_.push_back({at, at + space, source_begin, at_});
    }
    at += space > 0 ? space : 1;
  }
}

std::vector<Passage> Lexer::Words(const Passage& text) const {
  std::vector<Passage> words;
  std::size_t begin = 0;
  std::size_t source_begin = 0;
  const auto add = [&](std::size_t end, std::size_t source_end) {
    if (begin < end) {
      words.push_back(text.Slice(begin, end));
      words.back().SetSpan(source_.SpanOf(source_begin, source_end));
    }
  };
  for (const Gap& gap : gaps_) {
    add(gap.begin, gap.source_begin);
    begin = gap.end;
    source_begin = gap.source_end;
  }
  add(text.size(), bytes_.size());
  return words;
}

LexResult Lexer::Run() {
  Passage text(source_.span());
  Until('\0', options_.raw_escapes, text);
  if (!result_.error) {
    result_.words = Words(text);
    result_.text = std::move(text);
  }
  return std::move(result_);
}

LexResult Lex(const Passage& source, const LexOptions& options, const Lookup& lookup) {
  return Lexer(source, options, lookup).Run();
}

}  // namespace linter::docker
