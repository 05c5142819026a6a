#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "linter/docker/passage.h"

namespace linter::docker {

// A part of an image's name.
struct ImagePart {
  enum class State : std::uint8_t {
    Absent,
    Known,
    // It, or whether there is one, depends on a variable that is not known.
    Unknown,
  };
  State state = State::Absent;
  std::string text;
  // Where its bytes are written, in the default of an ARG perhaps; of an absent part, the end of
  // the name.
  Span span;
};

// `registry/repository:tag@digest`.
struct ImageReference {
  // Where it is used.
  Span span;
  // Absent where Docker Hub is meant: no host stands there.
  ImagePart registry;
  ImagePart repository;
  ImagePart tag;
  // With its algorithm: `sha256:…`.
  ImagePart digest;
};

// `text` has its variables replaced.
ImageReference SplitImage(const Passage& text);

// As registries and builders read it: lower case, letters where they belong.
bool IsImageName(std::string_view name);

}  // namespace linter::docker
