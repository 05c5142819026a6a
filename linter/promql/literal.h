#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linter::promql {

// The value of a string with its quotes; empty where an escape is none of PromQL's.
std::optional<std::string> ReadText(std::string_view quoted);
// The seconds of a duration (`1h30m`, `300`); empty where units do not go from large to small.
std::optional<double> ReadSeconds(std::string_view text);
// Whether Prometheus can read a pattern of `=~`.
bool IsPattern(std::string_view pattern);
// Whether a pattern that can be read matches the empty string.
bool MatchesNothing(std::string_view pattern);

}  // namespace linter::promql
