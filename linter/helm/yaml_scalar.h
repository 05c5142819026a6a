#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace linter::helm {

// What a plain scalar stands for in the YAML that Helm reads: version 1.1 as Go's `yaml.v2` has
// it, with `y`, `on`, octal `0644` and dates.
enum class ScalarKind : std::uint8_t { Null, Bool, Int, Uint, Float, Timestamp, String };

struct Scalar {
  ScalarKind kind = ScalarKind::String;
  bool boolean = false;
  // Of `Int` and, as an unsigned number, of `Uint`.
  std::int64_t integer = 0;
  double real = 0;
};

Scalar ResolveScalar(std::string_view text);
// How a key that is a number is written as text: `0x10` as `16`.
std::string KeyText(const Scalar& number);
// `1:30:00`, which YAML 1.1 took for a number of base 60.
bool IsBase60(std::string_view text);

}  // namespace linter::helm
