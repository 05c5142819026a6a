#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// The environment that an object is written or built for, as its file or its overlay is called:
// `production`, `staging`; empty for one that is for all.
std::string EnvironmentOf(const Object& object);

// A text that names another environment than the object's own.
struct CrossedText {
  yaml::Slot slot;
  std::string_view text;
  // As `EnvironmentName` has it, and how it is written.
  std::string environment;
  std::string_view word;
};

// Those of an object for production, or for an environment right before it: hosts and addresses
// that have the name of another one as a whole label or folder, alone or beside a dash, and keys
// of secret stores.
std::vector<CrossedText> CrossedTexts(const Object& object);

}  // namespace linter::k8s
