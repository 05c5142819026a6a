#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/docker/dockerfile.h"

namespace linter::docker {

// `key=value` of a mount; without a value, a word such as `ro`.
struct MountField {
  Passage key;
  std::optional<Passage> value;
};

// `RUN --mount=type=cache,target=/root/.cache`.
class Mount {
 public:
  explicit Mount(const Passage& value);

  const std::vector<MountField>& fields() const { return fields_; }
  // The field of one of these names; case does not matter.
  const MountField* Find(std::initializer_list<std::string_view> keys) const;
  // In lower case; `bind` where it is not said.
  std::string Type() const;
  // The value of `from`, `target` and their like.
  std::optional<Passage> From() const;
  std::optional<Passage> Source() const;
  std::optional<Passage> Target() const;

 private:
  std::optional<Passage> ValueOf(std::initializer_list<std::string_view> keys) const;

  std::vector<MountField> fields_;
};

std::vector<Mount> Mounts(const Instruction& run);

// Why BuildKit refuses it; empty where it does not.
std::optional<Problem> RefusalOf(const Mount& mount);

}  // namespace linter::docker
