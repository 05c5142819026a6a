#include "linter/docker/image_label.h"

#include <algorithm>
#include <utility>

#include "linter/docker/pair.h"

namespace linter::docker {

std::vector<ImageLabel> ImageLabels(const InstructionView& instruction) {
  std::vector<ImageLabel> labels;
  if (instruction->keyword != Keyword::Label) {
    return labels;
  }
  const auto expand = [&](const Passage& word) {
    return instruction.dockerfile().Expand(instruction.instruction(), word);
  };
  for (const Pair& pair : Pairs(instruction.instruction())) {
    auto value = expand(pair.value.value_or(Passage()));
    labels.push_back({expand(pair.name).text, std::move(value.text), value.uses.empty()});
  }
  return labels;
}

std::vector<ImageLabel> ImageLabels(const InstructionView& instruction,
                                    const std::vector<std::string>& keys) {
  auto labels = ImageLabels(instruction);
  std::erase_if(labels, [&](const ImageLabel& label) {
    const bool wanted = std::find(keys.begin(), keys.end(), label.key.text()) != keys.end();
    return !wanted || !label.key.known() || !label.constant || label.value.empty();
  });
  return labels;
}

}  // namespace linter::docker
