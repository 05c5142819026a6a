#include <fmt/format.h>

#include <cmath>

#include "linter/gotemplate/number.h"
#include "linter/helm/clock.h"

namespace linter::helm {

struct Unit {
  std::string_view name;
  double nanoseconds;
};

static constexpr Unit Units[] = {
    {"ns", 1},   {"us", 1e3}, {"\u00b5s", 1e3}, {"\u03bcs", 1e3},
    {"ms", 1e6}, {"s", 1e9},  {"m", 60e9},      {"h", 3600e9},
};

std::optional<std::int64_t> ParseDuration(std::string_view text) {
  double sign = 1;
  if (text.starts_with('-') || text.starts_with('+')) {
    sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
  }
  if (text == "0") {
    return 0;
  }
  double total = 0;
  if (text.empty()) {
    return std::nullopt;
  }
  while (!text.empty()) {
    const auto digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto value = gotemplate::ParseFloat(text.substr(0, digits));
    text.remove_prefix(digits);
    const auto size = std::min(text.find_first_of("0123456789."), text.size());
    const Unit* unit = nullptr;
    for (const Unit& known : Units) {
      unit = known.name == text.substr(0, size) ? &known : unit;
    }
    if (!value || unit == nullptr) {
      return std::nullopt;
    }
    total += *value * unit->nanoseconds;
    text.remove_prefix(size);
  }
  if (total > 9.2e18) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(std::llround(sign * total));
}

static std::string WithFraction(std::uint64_t value, std::uint64_t unit) {
  std::string text = fmt::to_string(value / unit);
  std::uint64_t rest = value % unit;
  if (rest != 0) {
    text += '.';
    for (std::uint64_t place = unit / 10; rest != 0 && place > 0; place /= 10) {
      text += static_cast<char>('0' + rest / place);
      rest %= place;
    }
  }
  return text;
}

std::string FormatDuration(std::int64_t nanoseconds) {
  constexpr std::uint64_t Second = 1'000'000'000;
  const bool negative = nanoseconds < 0;
  const auto size = negative ? 0 - static_cast<std::uint64_t>(nanoseconds)
                             : static_cast<std::uint64_t>(nanoseconds);
  std::string text;
  if (size == 0) {
    return "0s";
  }
  if (size < 1000) {
    text = fmt::format("{}ns", size);
  } else if (size < 1'000'000) {
    text = WithFraction(size, 1000) + "\u00b5s";
  } else if (size < Second) {
    text = WithFraction(size, 1'000'000) + "ms";
  } else {
    const std::uint64_t minutes = size / Second / 60;
    if (minutes >= 60) {
      text = fmt::format("{}h", minutes / 60);
    }
    if (minutes > 0) {
      text += fmt::format("{}m", minutes % 60);
    }
    text += WithFraction(size % (60 * Second), Second) + "s";
  }
  return negative ? "-" + text : text;
}

}  // namespace linter::helm
