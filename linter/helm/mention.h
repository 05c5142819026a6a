#pragma once

#include <optional>
#include <string_view>

#include "linter/text/source_file.h"
#include "linter/text/span.h"

namespace linter::helm {

// Where a template first writes a word outside comments. A blank at the end of the word has to
// follow, but is no part of what is returned.
std::optional<Span> MentionOf(std::string_view word, const SourceFile& file);

}  // namespace linter::helm
