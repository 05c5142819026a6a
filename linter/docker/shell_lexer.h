#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/shell_grammar.h"

namespace linter::docker {

// Passes over the words of shell code. Stops for good where something is not closed.
class ShellLexer {
 public:
  explicit ShellLexer(std::string_view code) : code_(code) {}

  // Something is at fault, or it is too much to tell.
  bool stopped() const { return stopped_; }
  const std::optional<SyntaxFault>& fault() const { return fault_; }
  std::size_t at() const { return at_; }
  bool AtEnd() const { return at_ >= code_.size(); }
  // NUL at the end.
  char Peek() const { return AtEnd() ? '\0' : code_[at_]; }
  bool StartsWith(std::string_view text) const { return code_.substr(at_).starts_with(text); }
  // The word that begins here, up to a quote, a blank or a sign; or the sign.
  std::string_view PeekToken() const;

  void Advance(std::size_t count) { at_ = std::min(at_ + count, code_.size()); }
  void Fail(std::size_t begin, std::size_t size, std::string message);
  void GiveUp() { stopped_ = true; }

  // Blanks and lines that go on; a comment, too.
  void SkipBlanks();
  // Line breaks as well, and the heredocs behind them.
  void SkipLines();
  // One word, which may be empty where a sign stands.
  void Word();
  // `2> file`; false where none stands here.
  bool Redirection();
  // From `(` to the `)` that closes it, whatever stands between.
  void Parentheses();
  // From `[[` to `]]`.
  void DoubleBrackets();

 private:
  struct Heredoc {
    std::string name;
    bool tabs = false;
  };

  void SingleQuotes();
  void EscapedQuotes();
  void DoubleQuotes();
  void Backticks();
  // `$…`; in double quotes, single ones mean nothing in `${…}`.
  void Dollar(bool quoted);
  void Braces(bool quoted);
  void SkipHeredocs();
  // A part of a word or, behind a backslash, one character.
  void Part(bool quoted);

  std::string_view code_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool stopped_ = false;
  std::optional<SyntaxFault> fault_;
  std::vector<Heredoc> heredocs_;
};

}  // namespace linter::docker
