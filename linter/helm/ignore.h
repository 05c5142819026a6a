#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/expected.h"
#include "linter/text/path_pattern.h"

namespace linter::helm {

// A line of `.helmignore`.
struct IgnoreRule {
  std::string pattern;
  bool negated = false;
  bool folders_only = false;
  // The pattern is about the whole path, not only its last part.
  bool whole_path = false;
  // What most patterns are: a name, or `*` and how a name ends.
  bool plain = false;
  bool plain_end = false;
};

// With Helm's own rule for hidden files among the templates.
Expected<std::vector<IgnoreRule>> ParseIgnore(std::string_view text);
// Whether Helm would leave an entry out because of itself.
bool Ignores(const std::vector<IgnoreRule>& rules, std::string_view path, EntryKind kind);
// Whether Helm would leave a file out, because of itself or of a folder above it.
bool IsIgnored(const std::vector<IgnoreRule>& rules, std::string_view path);

}  // namespace linter::helm
