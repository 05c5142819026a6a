#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "linter/text/span.h"

namespace linter::kustomize {

// What keeps an overlay from being what its files say.
enum class FailureKind : std::uint8_t {
  // A kustomization that cannot be read, or says what kustomize refuses.
  Kustomization,
  // A file or folder that is named and not there.
  Missing,
  // A base that stands elsewhere: nothing is fetched.
  Remote,
  // A file that holds no objects.
  Resource,
  // Two objects that are one.
  Conflict,
  Patch,
  // A patch, or another transformer, that kustomize refuses as there is nothing it could change.
  Unmatched,
  Generator,
  Chart,
  Reference,
  // A plugin, which would be run.
  Plugin,
  // Bases that lead back to themselves.
  Cycle,
  // Beyond what shoal builds.
  Bounds,
  // From here on what kustomize passes over in silence. A patch whose target selects no object.
  IdlePatch,
  // An item of a patch that is left out.
  IdleItem,
  // An override of an image that no container has.
  IdleImage,
  // A replacement whose target selects no object.
  IdleReplacement,
  // A list of which a patch wrote some items, and lost others.
  ListReplaced,
  // A generated name that still stands somewhere as it was before it got its hash.
  NameNotFollowed,
};

struct Failure {
  FailureKind kind = FailureKind::Kustomization;
  Span span;
  // In the form of a diagnostic's message.
  std::string message;
};

using Failures = std::vector<Failure>;

}  // namespace linter::kustomize
