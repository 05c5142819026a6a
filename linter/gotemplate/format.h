#pragma once

#include <span>
#include <string_view>

#include "linter/gotemplate/value.h"

namespace linter::gotemplate {

// Go's package `fmt`. Texts keep their runs where a verb writes them as they are.
void Sprintf(const Text& format, std::span<const Value> arguments, TextBuilder& out);
// Blanks between operands where neither is a string.
void Sprint(std::span<const Value> arguments, TextBuilder& out);
void Sprintln(std::span<const Value> arguments, TextBuilder& out);
// One operand as `%v` writes it; nil is `<nil>`.
void PrintPlain(const Value& value, TextBuilder& out);

}  // namespace linter::gotemplate
