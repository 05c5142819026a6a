#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "linter/helm/clock.h"

namespace linter::helm {

inline constexpr std::array<std::string_view, 12> Months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
inline constexpr std::array<std::string_view, 7> Weekdays = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

constexpr std::int64_t SecondsOfDay = 86400;

// A time taken apart.
struct Clock {
  Date date;
  std::int64_t days = 0;
  int weekday = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

// What one piece of a layout stands for.
enum class Chunk : std::uint8_t {
  LongMonth,
  ShortMonth,
  Month,
  PaddedMonth,
  LongWeekday,
  ShortWeekday,
  Day,
  BlankDay,
  PaddedDay,
  YearDay,
  Hour24,
  Hour12,
  PaddedHour12,
  Minute,
  PaddedMinute,
  Second,
  PaddedSecond,
  LongYear,
  ShortYear,
  UpperHalf,
  LowerHalf,
  ZoneName,
  ZoneZ,
  ZoneZColon,
  Zone,
  ZoneColon,
  ZoneHour,
  Fraction,
};

struct LayoutPattern {
  std::string_view text;
  Chunk chunk;
};

// The pattern that a layout begins with; null for plain text.
const LayoutPattern* PatternAt(std::string_view layout);
// The length of `.000` or `,999` that a layout begins with, else 0.
std::size_t FractionAt(std::string_view layout);

}  // namespace linter::helm
