#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/expected.h"

namespace linter::helm {

// Go's `Masterminds/semver`: `1`, `1.2` and `v1.2.3-rc.1+build` are versions.
struct Version {
  std::uint64_t major = 0;
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::string prerelease;
  std::string metadata;
  std::string original;

  std::string ToString() const;
};

Expected<Version> ParseVersion(std::string_view text);
// Less than, equal or greater than zero.
int Compare(const Version& left, const Version& right);

// One comparison of a constraint.
struct Comparison {
  std::string operation;
  Version version;
  // Parts that are left out or wild.
  bool wild = false;
  bool wild_minor = false;
  bool wild_patch = false;
};

// Groups of which one must hold, as a whole.
struct Constraint {
  std::vector<std::vector<Comparison>> groups;
};

Expected<Constraint> ParseConstraint(std::string_view text);
bool Satisfies(const Version& version, const Constraint& constraint);

}  // namespace linter::helm
