#pragma once

#include <optional>

#include "linter/gotemplate/value.h"

namespace linter::gotemplate {

// One verb of a format with its flags.
struct Verb {
  char32_t letter = U'v';
  bool sharp = false;
  bool zero = false;
  bool plus = false;
  bool minus = false;
  bool space = false;
  // `%+v` and `%#v`.
  bool plus_v = false;
  bool sharp_v = false;
  std::optional<int> width = {};
  std::optional<int> precision = {};
};

// Writes one operand as a verb wants it; `%!d(string=x)` for verbs that do not fit.
void PrintArgument(const Value& value, const Verb& verb, TextBuilder& out);

}  // namespace linter::gotemplate
