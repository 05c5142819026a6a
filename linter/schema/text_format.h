#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "linter/schema/format.h"

namespace linter::schema {

// The same as `FormatFault`, of those formats that only strings have: addresses, dates, ids.
std::optional<std::string> TextFormatFault(Format format, std::string_view text);

}  // namespace linter::schema
