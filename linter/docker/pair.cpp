#include "linter/docker/pair.h"

namespace linter::docker {

std::vector<Pair> Pairs(const Instruction& instruction) {
  const auto& words = instruction.words;
  const bool declares = instruction.keyword == Keyword::Arg;
  if (!declares && instruction.keyword != Keyword::Env && instruction.keyword != Keyword::Label) {
    return {};
  }
  if (!declares && !words.empty() && words[0].text().find('=') == std::string::npos) {
    Pair pair = {.name = words[0], .value = {}, .legacy = true};
    if (words.size() > 1) {
      pair.value = words[1];
    }
    return {pair};
  }
  std::vector<Pair> pairs;
  for (const Passage& word : words) {
    const std::size_t equals = word.text().find('=');
    Pair pair = {.name = word.Slice(0, equals), .value = {}, .legacy = false};
    if (equals != std::string::npos) {
      pair.value = word.Slice(equals + 1, word.size());
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace linter::docker
