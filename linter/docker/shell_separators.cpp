#include "linter/docker/shell_separators.h"

#include <algorithm>
#include <array>

namespace linter::docker {

static bool Ends(std::string_view word) {
  return word == "done" || word == "fi" || word == "esac" || word == "}" || word == ")" ||
         (word.starts_with('(') && word.ends_with(')'));
}

static bool GoesOn(std::string_view word) {
  static constexpr std::array<std::string_view, 7> Words = {"done", "fi",   "}", "else",
                                                            "elif", "then", "do"};
  while (word.ends_with(';')) {
    word.remove_suffix(1);
  }
  return std::find(Words.begin(), Words.end(), word) != Words.end();
}

Passage Separated(const Passage& code) {
  constexpr std::string_view Blanks = " \t";
  const std::string_view text = code.text();
  Passage separated(code.span());
  std::size_t copied = 0;
  std::size_t at = text.find_first_not_of(Blanks);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    const std::size_t next = text.find_first_not_of(Blanks, end);
    if (next == std::string_view::npos) {
      break;
    }
    const std::size_t after = std::min(text.find_first_of(" \t\n)", next), text.size());
    if (next > end && Ends(text.substr(at, end - at)) && GoesOn(text.substr(next, after - next))) {
      separated.Append(code, copied, end);
      separated.AppendDecoded(";", code.SpanOf(end, end));
      copied = end;
    }
    at = next == at ? next + 1 : next;
    at = text.find_first_not_of(Blanks, at);
  }
  separated.Append(code, copied, text.size());
  return separated;
}

}  // namespace linter::docker
