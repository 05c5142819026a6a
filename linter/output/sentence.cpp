#include "linter/output/sentence.h"

#include <fmt/format.h>

#include <algorithm>

namespace linter::output {

static bool IsLower(char letter) {
  return letter >= 'a' && letter <= 'z';
}

static char Upper(char letter) {
  return IsLower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
}

std::string Sentence(std::string_view text) {
  std::string sentence(text);
  // `hostNetwork` or `v1` is a name, and stays as it is.
  const auto word = text.substr(0, text.find_first_of(" ,;:"));
  if (!word.empty() && std::ranges::all_of(word, IsLower)) {
    sentence.front() = Upper(sentence.front());
  }
  if (sentence.empty() || std::string_view(".!?").find(sentence.back()) == std::string::npos) {
    sentence += '.';
  }
  return sentence;
}

std::string Opening(std::string_view text, std::size_t limit) {
  text = text.substr(0, text.find("\n\n"));
  if (text.size() <= limit) {
    return Sentence(text);
  }
  const auto end = text.substr(0, limit).rfind(". ");
  if (end != std::string_view::npos) {
    return Sentence(text.substr(0, end + 1));
  }
  const auto space = text.substr(0, limit - 3).rfind(' ');
  return fmt::format("{}...", text.substr(0, std::min(space, limit - 3)));
}

std::string PascalCase(std::string_view words) {
  std::string name;
  bool word_start = true;
  for (const char letter : words) {
    if (letter == '-') {
      word_start = true;
      continue;
    }
    name += word_start ? Upper(letter) : letter;
    word_start = false;
  }
  return name;
}

std::string Count(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace linter::output
