#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/yaml/split.h"

namespace linter::yaml {

// What a `%TAG` line declares.
struct TagHandle {
  std::string_view handle;
  std::string_view prefix;
};

// The lines before a document's `---`.
struct Directives {
  std::vector<TagHandle> tags;
  // The first that is wrong.
  std::optional<Problem> problem;
};

Directives ReadDirectives(const SourceFile& file, const Segment& segment);

// The tag in full, with `tag:yaml.org,2002:` shortened to `!!`. Empty where the tag's handle is
// not declared.
std::optional<std::string> ResolveTag(std::string_view tag, const Directives& directives);

}  // namespace linter::yaml
