#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "linter/gotemplate/value.h"

namespace linter::helm {

// Go's `time.Time`.
struct Time {
  // Since 1970, in UTC.
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  // East of Greenwich, in seconds, and what the zone is called.
  std::int32_t offset = 0;
  std::string_view zone = "UTC";
};

extern const gotemplate::Type TimeType;

// In Go's way: `layout` is the time Mon Jan 2 15:04:05 MST 2006 as it would be written.
std::string FormatTime(const Time& time, std::string_view layout);
std::optional<Time> ParseTime(std::string_view text, std::string_view layout);
// `-1h30m5.5s` in nanoseconds.
std::optional<std::int64_t> ParseDuration(std::string_view text);
std::string FormatDuration(std::int64_t nanoseconds);
// As a zone of the tz database shows it; in UTC for names that are not known here.
Time InZone(const Time& time, std::string_view zone);

// A day of the calendar.
struct Date {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};
Date DateOf(std::int64_t days_since_1970);
std::int64_t DaysOf(const Date& date);

gotemplate::Value NewTime(const Time& time, gotemplate::Heap& heap);

}  // namespace linter::helm
