#include "linter/text/json_syntax.h"

#include <algorithm>
#include <string>

namespace linter {

static bool IsDigit(char byte) {
  return byte >= '0' && byte <= '9';
}

// Goes along a text. Whoever reads what is not there stays in front of it.
class JsonScanner {
 public:
  explicit JsonScanner(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  bool done() const { return at_ == text_.size(); }
  char now() const { return done() ? '\0' : text_[at_]; }

  bool Takes(char byte) {
    const bool there = !done() && text_[at_] == byte;
    at_ += there ? 1 : 0;
    return there;
  }
  void Blanks() {
    while (now() == ' ' || now() == '\t' || now() == '\n' || now() == '\r') {
      ++at_;
    }
  }
  bool Word(std::string_view word) {
    const bool there = text_.substr(at_, word.size()) == word;
    at_ += there ? word.size() : 0;
    return there;
  }
  bool Digits() {
    const auto begin = at_;
    while (IsDigit(now())) {
      ++at_;
    }
    return at_ > begin;
  }
  bool Number();
  bool Text();
  bool Scalar() {
    return now() == '"' ? Text() : Word("true") || Word("false") || Word("null") || Number();
  }

 private:
  bool Escape();

  std::string_view text_;
  std::size_t at_ = 0;
};

bool JsonScanner::Number() {
  Takes('-');
  if (!Takes('0') && !Digits()) {
    return false;
  }
  if (Takes('.') && !Digits()) {
    return false;
  }
  if (Takes('e') || Takes('E')) {
    if (!Takes('+')) {
      Takes('-');
    }
    return Digits();
  }
  return true;
}

bool JsonScanner::Escape() {
  constexpr std::string_view Simple = "\"\\/bfnrt";
  if (Takes('u')) {
    const auto digits = text_.substr(at_, 4);
    const bool hexadecimal =
        digits.size() == 4 &&
        digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    at_ += hexadecimal ? 4 : 0;
    return hexadecimal;
  }
  const bool simple = !done() && Simple.find(text_[at_]) != std::string_view::npos;
  at_ += simple ? 1 : 0;
  return simple;
}

bool JsonScanner::Text() {
  Takes('"');
  while (!done()) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte < ' ') {
      return false;
    }
    ++at_;
    if (byte == '"') {
      return true;
    }
    if (byte == '\\' && !Escape()) {
      return false;
    }
  }
  return false;
}

// Opens what stands there as often as it opens, then reads a scalar; false where none is. An empty
// collection counts as a scalar.
static bool ReadToScalar(JsonScanner& scanner, std::string& open) {
  while (true) {
    scanner.Blanks();
    const char opener = scanner.now();
    if (opener != '{' && opener != '[') {
      return scanner.Scalar();
    }
    scanner.Takes(opener);
    scanner.Blanks();
    if (scanner.Takes(opener == '{' ? '}' : ']')) {
      return true;
    }
    open.push_back(opener);
    if (opener == '{' && !(scanner.now() == '"' && scanner.Text())) {
      return false;
    }
    scanner.Blanks();
    if (opener == '{' && !scanner.Takes(':')) {
      return false;
    }
  }
}

std::optional<std::size_t> FindJsonFault(std::string_view text) {
  JsonScanner scanner(text);
  // What is open, as a stack of `{` and `[`: depth costs no recursion.
  std::string open;
  while (ReadToScalar(scanner, open)) {
    scanner.Blanks();
    while (!open.empty() && scanner.Takes(open.back() == '{' ? '}' : ']')) {
      open.pop_back();
      scanner.Blanks();
    }
    if (open.empty()) {
      return scanner.done() ? std::nullopt : std::optional<std::size_t>(scanner.at());
    }
    if (!scanner.Takes(',')) {
      break;
    }
    if (open.back() == '{') {
      scanner.Blanks();
      if (scanner.now() != '"' || !scanner.Text()) {
        break;
      }
      scanner.Blanks();
      if (!scanner.Takes(':')) {
        break;
      }
    }
  }
  return scanner.at();
}

}  // namespace linter
