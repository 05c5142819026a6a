#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/lexer.h"

namespace linter::docker {

// Blanks that separate words in a result, and where they are written.
struct Gap {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t source_begin = 0;
  std::size_t source_end = 0;
};

// Walks over a word once, from its first byte to its last.
class Lexer {
 public:
  Lexer(const Passage& source, const LexOptions& options, const Lookup& lookup)
      : source_(source), bytes_(source.text()), options_(options), lookup_(lookup) {}

  LexResult Run();

 private:
  // `${name…`, behind the name.
  struct Substitution {
    std::size_t begin = 0;
    std::string name;
    std::string modifier;
  };

  bool AtEnd() const { return at_ >= bytes_.size(); }
  char Peek() const { return AtEnd() ? '\0' : bytes_[at_]; }
  bool Fail(std::string message);
  Span Use(std::size_t begin) const { return source_.SpanOf(begin, at_); }
  std::size_t Width() const;
  // Up to `stop`, which is taken, or to the end where it is NUL.
  bool Until(char stop, bool raw_escapes, Passage& result);
  void Plain(Passage& result);
  bool SingleQuoted(Passage& result);
  bool DoubleQuoted(Passage& result);
  void Heredoc(Passage& result);
  bool Dollar(Passage& result);
  bool Braces(std::size_t begin, Passage& result);
  bool Modified(const Substitution& substitution, char modifier, Passage& result);
  bool Choose(const Substitution& substitution, const Variable& variable, const Passage& word,
              Passage& result);
  bool Cut(const Substitution& substitution, const Variable& variable, const Passage& word,
           Passage& result);
  bool Replaced(const Substitution& substitution, Passage& result);
  std::string Name();
  Variable Find(const std::string& name);
  void Put(const Variable& variable, std::size_t begin, Passage& result);
  void PutValue(const Passage& value, std::size_t begin, Passage& result);
  void PutUnset(std::string_view written, std::size_t begin, Passage& result);
  void MarkGaps(const Passage& result, std::size_t from, std::size_t source_begin);
  std::vector<Passage> Words(const Passage& text) const;

  const Passage& source_;
  std::string_view bytes_;
  const LexOptions& options_;
  const Lookup& lookup_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool raw_escapes_ = false;
  LexResult result_;
  std::vector<Gap> gaps_;
};

}  // namespace linter::docker
