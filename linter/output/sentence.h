#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace linter::output {

// A message or a summary as a sentence: with a capital, unless it begins with a name, and a full
// stop.
std::string Sentence(std::string_view text);

// The sentences at the beginning of the first paragraph that fit into `limit` bytes; where not
// even one does, a part of it.
std::string Opening(std::string_view text, std::size_t limit);

// `privilege-escalation` as `PrivilegeEscalation`.
std::string PascalCase(std::string_view words);

// `1 file`, `2 files`.
std::string Count(std::size_t count, std::string_view noun);

}  // namespace linter::output
