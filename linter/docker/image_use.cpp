#include "linter/docker/image_use.h"

#include <algorithm>
#include <charconv>

#include "linter/docker/mount.h"

namespace linter::docker {

// Something is left of the name when what is unknown is taken out.
static bool IsImage(const Passage& name) {
  const bool starts = !name.empty() && !name.IsUnknown(0);
  return starts && !(name == "scratch") && name.text().find('$') == std::string::npos;
}

static void AddBase(const InstructionView& from, std::vector<ImageUse>& images) {
  const Stage* stage = from.stage();
  if (stage != nullptr && !stage->parent && IsImage(stage->base)) {
    images.push_back({&from, stage->base, SplitImage(stage->base)});
  }
}

const Stage* StageNamed(const Dockerfile& dockerfile, std::string_view name, std::size_t limit) {
  const auto& stages = dockerfile.stages;
  std::size_t number = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
  if (read.ec == std::errc() && read.ptr == name.data() + name.size()) {
    return number < std::min(limit, stages.size()) ? &stages[number] : nullptr;
  }
  return dockerfile.FindStage(name, limit);
}

static void AddSource(const InstructionView& instruction, const Passage& name,
                      std::vector<ImageUse>& images) {
  const Stage* stage = instruction.stage();
  const bool number = name.text().find_first_not_of("0123456789") == std::string::npos;
  if (stage != nullptr && IsImage(name) && !number &&
      StageNamed(instruction.dockerfile(), name.text(), stage->index) == nullptr) {
    images.push_back({&instruction, name, SplitImage(name)});
  }
}

std::vector<ImageUse> BaseImages(const BuildView& build) {
  std::vector<ImageUse> images;
  for (const auto& instruction : build.instructions()) {
    if (instruction->keyword == Keyword::From) {
      AddBase(instruction, images);
    }
  }
  return images;
}

std::vector<ImageUse> AllImages(const BuildView& build) {
  std::vector<ImageUse> images;
  for (const auto& instruction : build.instructions()) {
    if (instruction->keyword == Keyword::From) {
      AddBase(instruction, images);
    } else if (instruction->keyword == Keyword::Copy) {
      const Flag* from = instruction->FindFlag("from");
      if (from != nullptr && from->value) {
        AddSource(instruction, *from->value, images);
      }
    } else if (instruction->keyword == Keyword::Run) {
      for (const Mount& mount : Mounts(instruction.instruction())) {
        if (const auto from = mount.From()) {
          AddSource(instruction, *from, images);
        }
      }
    }
  }
  return images;
}

}  // namespace linter::docker
