#pragma once

#include <string>
#include <string_view>

namespace linter::gotemplate {

// Go's escapers: for HTML text, for JavaScript strings, for the query of a URL.
std::string EscapeHtml(std::string_view text);
std::string EscapeJs(std::string_view text);
std::string EscapeQuery(std::string_view text);

}  // namespace linter::gotemplate
