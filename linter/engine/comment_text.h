#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "linter/engine/allowance.h"

namespace linter::engine {

// A comment of any language.
struct CommentText {
  // From its `#` on.
  std::string_view text;
  Span span;
  Span file;
  // The object that it stands in or, where a file is one thing, the file; none outside of any.
  std::optional<Span> whole;
  // How far an allowance here reaches; asked for only where there is one.
  std::function<Span()> scope;
};

// What a comment allows: one of ours (`shoal: allow ID`), or checkov's or trivy's.
void ReadComment(const CommentText& comment, const RuleNames& names, std::string_view today,
                 AllowanceList& list);

}  // namespace linter::engine
