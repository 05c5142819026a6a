#include "linter/docker/context_copy.h"

#include "linter/docker/copy.h"

namespace linter::docker {

std::optional<Passage> WholeContext(const InstructionView& copy) {
  const bool copies = copy->keyword == Keyword::Copy || copy->keyword == Keyword::Add;
  if (!copies || copy->FindFlag("from") != nullptr || copy->words.size() < 2) {
    return {};
  }
  for (std::size_t index = 0; index + 1 < copy->words.size(); ++index) {
    const Passage& word = copy->words[index];
    const auto path = copy.dockerfile().Expand(copy.instruction(), word).text;
    if (path == "." || path == "./" || path == "/" || path == "*" || path == "./*") {
      return word;
    }
  }
  return {};
}

}  // namespace linter::docker
