#include <cstdint>
#include <vector>

#include "linter/gotemplate/unicode.h"
#include "linter/helm/yaml_writer.h"

namespace linter::helm {

using gotemplate::FirstRune;
using gotemplate::Rune;

bool YamlKeyLess(std::string_view left, std::string_view right) {
  const auto runes = [](std::string_view text) {
    std::vector<char32_t> all;
    while (!text.empty()) {
      const Rune rune = FirstRune(text);
      all.push_back(rune.value);
      text.remove_prefix(rune.size);
    }
    return all;
  };
  const auto a = runes(left);
  const auto b = runes(right);
  const auto digits = [](const std::vector<char32_t>& text, std::size_t from, std::int64_t& value) {
    std::size_t at = from;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
      const auto wrapped = static_cast<std::uint64_t>(value) * 10 + (text[at] - '0');
      value = static_cast<std::int64_t>(wrapped);
    }
    return at;
  };
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (a[i] == b[i]) {
      continue;
    }
    const bool left_letter = gotemplate::IsLetter(a[i]);
    const bool right_letter = gotemplate::IsLetter(b[i]);
    if (left_letter || right_letter) {
      return left_letter && right_letter ? a[i] < b[i] : right_letter;
    }
    std::int64_t left_number = 0;
    std::int64_t right_number = 0;
    if (a[i] == '0' || b[i] == '0') {
      for (std::size_t j = i; j > 0 && a[j - 1] >= '0' && a[j - 1] <= '9'; --j) {
        if (a[j - 1] != '0') {
          left_number = 1;
          right_number = 1;
          break;
        }
      }
    }
    const std::size_t left_end = digits(a, i, left_number);
    const std::size_t right_end = digits(b, i, right_number);
    if (left_number != right_number) {
      return left_number < right_number;
    }
    return left_end != right_end ? left_end < right_end : a[i] < b[i];
  }
  return a.size() < b.size();
}

}  // namespace linter::helm
