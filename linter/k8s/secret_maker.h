#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"

namespace linter::k8s {

// Whether the run has what makes a Secret of a name in the namespace of `beside`: a Secret, a
// Certificate, or an object of an operator that fetches or decrypts it.
bool MakesSecret(std::string_view name, const Object& beside);

// Those of these objects that are no Secrets themselves, in the order of the run.
std::vector<const Object*> SecretMakers(std::string_view name, const Object& beside);

// The keys of the Secret that an ExternalSecret, a SealedSecret or a Certificate makes. Empty where
// the object does not say all of them.
std::optional<std::vector<std::string_view>> KeysMade(const Object& maker);

}  // namespace linter::k8s
