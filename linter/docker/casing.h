#pragma once

#include <string>
#include <string_view>

namespace linter::docker {

// Of ASCII; other letters stay.
std::string LowerCase(std::string_view text);
std::string UpperCase(std::string_view text);

// Without any letter in the other case.
bool IsLowerCase(std::string_view text);
bool IsUpperCase(std::string_view text);

}  // namespace linter::docker
