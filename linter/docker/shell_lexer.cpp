#include "linter/docker/shell_lexer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

namespace linter::docker {

constexpr int DeepestQuote = 100;

void ShellLexer::Fail(std::size_t begin, std::size_t size, std::string message) {
  if (!stopped_) {
    fault_ = {.begin = begin,
              .end = std::min(begin + std::max<std::size_t>(size, 1), code_.size()),
              .message = std::move(message)};
  }
  stopped_ = true;
}

std::string_view ShellLexer::PeekToken() const {
  constexpr std::string_view Ends = " \t\r\n;&|<>()'\"`$\\";
  const std::size_t end = std::min(code_.find_first_of(Ends, at_), code_.size());
  if (end > at_) {
    return code_.substr(at_, end - at_);
  }
  for (const std::string_view sign : {"&&", "||", ";;"}) {
    if (StartsWith(sign)) {
      return sign;
    }
  }
  return code_.substr(at_, 1);
}

void ShellLexer::SkipBlanks() {
  while (!AtEnd()) {
    if (StartsWith("\\\n")) {
      Advance(2);
    } else if (Peek() == '#') {
      at_ = std::min(code_.find('\n', at_), code_.size());
    } else if (Peek() == ' ' || Peek() == '\t' || Peek() == '\r') {
      Advance(1);
    } else {
      return;
    }
  }
}

void ShellLexer::SkipHeredocs() {
  for (const Heredoc& heredoc : heredocs_) {
    while (!AtEnd()) {
      const std::size_t end = std::min(code_.find('\n', at_), code_.size());
      std::string_view line = code_.substr(at_, end - at_);
      at_ = std::min(end + 1, code_.size());
      while (heredoc.tabs && line.starts_with('\t')) {
        line.remove_prefix(1);
      }
      if (line == heredoc.name) {
        break;
      }
    }
  }
  heredocs_.clear();
}

void ShellLexer::SkipLines() {
  for (SkipBlanks(); Peek() == '\n'; SkipBlanks()) {
    Advance(1);
    SkipHeredocs();
  }
}

void ShellLexer::SingleQuotes() {
  const std::size_t end = code_.find('\'', at_ + 1);
  if (end == std::string_view::npos) {
    Fail(at_, 1, "`'` is not closed");
    return;
  }
  at_ = end + 1;
}

void ShellLexer::EscapedQuotes() {
  const std::size_t begin = at_;
  for (Advance(2); !AtEnd(); Advance(1)) {
    if (Peek() == '\\') {
      Advance(1);
    } else if (Peek() == '\'') {
      Advance(1);
      return;
    }
  }
  Fail(begin + 1, 1, "`'` is not closed");
}

void ShellLexer::DoubleQuotes() {
  const std::size_t begin = at_;
  Advance(1);
  while (!stopped_ && !AtEnd()) {
    if (Peek() == '"') {
      Advance(1);
      return;
    }
    Part(true);
  }
  Fail(begin, 1, "`\"` is not closed");
}

void ShellLexer::Backticks() {
  const std::size_t begin = at_;
  for (Advance(1); !AtEnd(); Advance(1)) {
    if (Peek() == '\\') {
      Advance(1);
    } else if (Peek() == '`') {
      Advance(1);
      return;
    }
  }
  Fail(begin, 1, "backtick is not closed");
}

void ShellLexer::Braces(bool quoted) {
  const std::size_t begin = at_;
  Advance(2);
  if (Peek() == ' ' || Peek() == '|') {
    // Code, to newer shells.
    GiveUp();
  }
  while (!stopped_ && !AtEnd()) {
    if (Peek() == '}') {
      Advance(1);
      return;
    }
    Part(quoted);
  }
  Fail(begin, 2, "`${` is not closed");
}

void ShellLexer::Dollar(bool quoted) {
  if (StartsWith("$(")) {
    Advance(1);
    Parentheses();
  } else if (StartsWith("${")) {
    Braces(quoted);
  } else if (StartsWith("$'") && !quoted) {
    EscapedQuotes();
  } else {
    Advance(1);
  }
}

void ShellLexer::Part(bool quoted) {
  if (++depth_ > DeepestQuote) {
    GiveUp();
  } else if (Peek() == '\\') {
    Advance(2);
  } else if (Peek() == '\'' && !quoted) {
    SingleQuotes();
  } else if (Peek() == '"') {
    DoubleQuotes();
  } else if (Peek() == '`') {
    Backticks();
  } else if (Peek() == '$') {
    Dollar(quoted);
  } else {
    Advance(1);
  }
  --depth_;
}

static bool IsBlank(char each) {
  return each == ' ' || each == '\t' || each == '\r' || each == '\n';
}

void ShellLexer::Parentheses() {
  const std::size_t begin = at_;
  Advance(1);
  for (int open = 1; !stopped_ && !AtEnd();) {
    const bool word = IsBlank(code_[at_ - 1]) || code_[at_ - 1] == '(' || code_[at_ - 1] == ';';
    if (Peek() == '(' || Peek() == ')') {
      open += Peek() == '(' ? 1 : -1;
      Advance(1);
      if (open == 0) {
        return;
      }
    } else if (word && Peek() == '#') {
      at_ = std::min(code_.find('\n', at_), code_.size());
    } else if (StartsWith("<<") || (word && StartsWith("case"))) {
      // Heredocs and patterns hold what looks like parentheses.
      GiveUp();
    } else {
      Part(false);
    }
  }
  Fail(begin, 1, "`(` is not closed");
}

void ShellLexer::DoubleBrackets() {
  const std::size_t begin = at_;
  Advance(2);
  while (!stopped_ && !AtEnd()) {
    const std::size_t before = at_;
    if (StartsWith("]]") && IsBlank(code_[at_ - 1])) {
      Advance(2);
      return;
    }
    Word();
    Advance(at_ == before ? 1 : 0);
  }
  Fail(begin, 2, "`[[` is not closed");
}

void ShellLexer::Word() {
  const std::size_t begin = at_;
  while (!stopped_ && !AtEnd()) {
    const char before = at_ > begin ? code_[at_ - 1] : '\0';
    if (Peek() == '(' && before != '\0' &&
        std::string_view("?*+@!=[").find(before) != std::string_view::npos) {
      Parentheses();
    } else if (StartsWith("<(") || StartsWith(">(")) {
      Advance(1);
      Parentheses();
    } else if (IsBlank(Peek()) ||
               std::string_view(";&|<>()").find(Peek()) != std::string_view::npos) {
      return;
    } else {
      Part(false);
    }
  }
}

static std::string WithoutQuotes(std::string_view word) {
  std::string name;
  std::copy_if(word.begin(), word.end(), std::back_inserter(name),
               [](char each) { return each != '\'' && each != '"' && each != '\\'; });
  return name;
}

bool ShellLexer::Redirection() {
  static constexpr std::array<std::string_view, 12> Signs = {"&>>", "&>", "<<<", "<<-", "<<", "<>",
                                                             "<&",  ">>", ">&",  ">|",  "<",  ">"};
  const std::size_t begin = at_;
  while (std::isdigit(static_cast<unsigned char>(Peek())) != 0) {
    Advance(1);
  }
  const auto* sign = std::find_if(Signs.begin(), Signs.end(),
                                  [&](std::string_view each) { return StartsWith(each); });
  if (sign == Signs.end() || StartsWith("<(") || StartsWith(">(") ||
      (sign->starts_with('&') && at_ != begin)) {
    at_ = begin;
    return false;
  }
  Advance(sign->size());
  SkipBlanks();
  const std::size_t from = at_;
  Word();
  if (at_ == from) {
    Fail(begin, sign->size(), "`" + std::string(*sign) + "` is followed by no word");
  } else if (*sign == "<<" || *sign == "<<-") {
    heredocs_.push_back({WithoutQuotes(code_.substr(from, at_ - from)), *sign == "<<-"});
  }
  return true;
}

}  // namespace linter::docker
