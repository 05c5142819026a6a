#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "linter/check/rule.h"

namespace linter {

// The names of rules as people write them: our ids, `tool:id`, or a peer's id alone.
class RuleNames {
 public:
  // The catalog must outlive this.
  explicit RuleNames(std::span<const Rule> catalog) : catalog_(catalog) {}

  // Every rule that answers to the name; several where a peer's check is split here.
  std::vector<const Rule*> Find(std::string_view name) const;
  // Those that replace a check of one tool.
  std::vector<const Rule*> Find(std::string_view tool, std::string_view id) const;

  std::span<const Rule> catalog() const { return catalog_; }

 private:
  std::span<const Rule> catalog_;
};

}  // namespace linter
