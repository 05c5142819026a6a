#pragma once

#include <cstdint>
#include <string_view>

namespace linter::helm {

enum class ScalarStyle : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal };

enum class ScalarPlace : std::uint8_t { Value, Key };

// How libyaml's emitter, as Go has it, writes a string in block context.
ScalarStyle StyleOf(std::string_view text, ScalarPlace place);

// What the emitter writes as it is; all else is escaped in double quotes.
bool IsYamlPrintable(char32_t rune);

}  // namespace linter::helm
