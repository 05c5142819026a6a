#pragma once

#include <vector>

#include "linter/docker/build_view.h"
#include "linter/docker/image.h"
#include "linter/docker/passage.h"

namespace linter::docker {

// A place where a build takes an image from a registry.
struct ImageUse {
  const InstructionView* instruction = nullptr;
  // With variables replaced.
  Passage name;
  ImageReference image;
};

// What stages begin with; stages and `scratch` are left out, and what is not known at all.
std::vector<ImageUse> BaseImages(const BuildView& build);

// These, and the images of `COPY --from` and of the mounts of RUN, triggers of ONBUILD included.
std::vector<ImageUse> AllImages(const BuildView& build);

// The stage that `--from` and `from=` name, by its name or its number, among those before stage
// `limit`.
const Stage* StageNamed(const Dockerfile& dockerfile, std::string_view name, std::size_t limit);

}  // namespace linter::docker
