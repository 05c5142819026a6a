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
  // A patch, or an override, that changes nothing, which kustomize passes over in silence.
  Idle,
  Generator,
  Chart,
  Reference,
  // A plugin, which would be run.
  Plugin,
  // Bases that lead back to themselves.
  Cycle,
  // Beyond what shoal builds.
  Bounds,
};

struct Failure {
  FailureKind kind = FailureKind::Kustomization;
  Span span;
  // In the form of a diagnostic's message.
  std::string message;
};

using Failures = std::vector<Failure>;

}  // namespace linter::kustomize
