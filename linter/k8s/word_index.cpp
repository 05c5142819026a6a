#include "linter/k8s/word_index.h"

namespace linter::k8s {

void WordIndex::Add(const WordKey& words, std::uint32_t position) {
  auto& positions = positions_[words];
  if (positions.empty() || positions.back() != position) {
    positions.push_back(position);
  }
}

const std::vector<std::uint32_t>& WordIndex::Find(const WordKey& words) const {
  static const std::vector<std::uint32_t> none;
  const auto found = positions_.find(words);
  return found == positions_.end() ? none : found->second;
}

}  // namespace linter::k8s
