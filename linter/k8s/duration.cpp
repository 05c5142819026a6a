#include "linter/k8s/duration.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace linter::k8s {

struct Unit {
  std::string_view name;
  double seconds;
};

// Longer names first: `ms` is not minutes.
constexpr std::array<Unit, 7> Units = {
    {{"ns", 1e-9}, {"us", 1e-6}, {"µs", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"h", 3600}}};

std::optional<double> ParseDuration(std::string_view text) {
  if (text == "0") {
    return 0.0;
  }
  double seconds = 0;
  bool any = false;
  while (!text.empty()) {
    double number = 0;
    const auto* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    // Words such as `inf` are numbers to the library, but not here.
    const bool digits = text.front() == '.' || (text.front() >= '0' && text.front() <= '9');
    if (!digits || parsed.ec != std::errc()) {
      return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    const auto* unit = std::find_if(Units.begin(), Units.end(),
                                    [&](const Unit& each) { return text.starts_with(each.name); });
    if (unit == Units.end()) {
      return std::nullopt;
    }
    text.remove_prefix(unit->name.size());
    seconds += number * unit->seconds;
    any = true;
  }
  return any ? std::optional(seconds) : std::nullopt;
}

}  // namespace linter::k8s
