#include "linter/helm/clock.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "linter/helm/clock_layout.h"

namespace linter::helm {

// Howard Hinnant's algorithm: eras of 400 years that begin in March.
Date DateOf(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  Date date;
  date.day = static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1);
  date.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

std::int64_t DaysOf(const Date& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const int shifted = date.month + (date.month > 2 ? -3 : 9);
  const std::int64_t of_year = (153 * shifted + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719468;
}

static Clock ClockOf(const Time& time) {
  Clock clock;
  const std::int64_t local = time.seconds + time.offset;
  clock.days = (local >= 0 ? local : local - SecondsOfDay + 1) / SecondsOfDay;
  const auto rest = static_cast<int>(local - clock.days * SecondsOfDay);
  clock.date = DateOf(clock.days);
  clock.weekday = static_cast<int>(((clock.days + 4) % 7 + 7) % 7);
  clock.hour = rest / 3600;
  clock.minute = rest / 60 % 60;
  clock.second = rest % 60;
  return clock;
}

// Longer ones first where one begins like another.
static constexpr std::array<LayoutPattern, 27> Patterns = {{
    {"January", Chunk::LongMonth},  {"Jan", Chunk::ShortMonth},
    {"Monday", Chunk::LongWeekday}, {"Mon", Chunk::ShortWeekday},
    {"MST", Chunk::ZoneName},       {"002", Chunk::YearDay},
    {"01", Chunk::PaddedMonth},     {"02", Chunk::PaddedDay},
    {"03", Chunk::PaddedHour12},    {"04", Chunk::PaddedMinute},
    {"05", Chunk::PaddedSecond},    {"06", Chunk::ShortYear},
    {"15", Chunk::Hour24},          {"1", Chunk::Month},
    {"2006", Chunk::LongYear},      {"2", Chunk::Day},
    {"_2", Chunk::BlankDay},        {"3", Chunk::Hour12},
    {"4", Chunk::Minute},           {"5", Chunk::Second},
    {"PM", Chunk::UpperHalf},       {"pm", Chunk::LowerHalf},
    {"-07:00", Chunk::ZoneColon},   {"-0700", Chunk::Zone},
    {"-07", Chunk::ZoneHour},       {"Z07:00", Chunk::ZoneZColon},
    {"Z0700", Chunk::ZoneZ},
}};

const LayoutPattern* PatternAt(std::string_view layout) {
  for (const LayoutPattern& pattern : Patterns) {
    if (!layout.starts_with(pattern.text)) {
      continue;
    }
    const std::string_view rest = layout.substr(pattern.text.size());
    const bool month = pattern.chunk == Chunk::ShortMonth || pattern.chunk == Chunk::ShortWeekday;
    if (month && !rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') {
      continue;
    }
    if (pattern.chunk == Chunk::BlankDay && rest.starts_with("006")) {
      continue;
    }
    return &pattern;
  }
  return nullptr;
}

std::size_t FractionAt(std::string_view layout) {
  if (layout.size() < 2 || (layout[0] != '.' && layout[0] != ',')) {
    return 0;
  }
  const char digit = layout[1];
  if (digit != '0' && digit != '9') {
    return 0;
  }
  const auto end = std::min(layout.find_first_not_of(digit, 1), layout.size());
  const bool more = end < layout.size() && layout[end] >= '0' && layout[end] <= '9';
  return more ? 0 : end;
}

static std::string FormatFraction(std::int32_t nanoseconds, std::string_view layout) {
  std::string digits = fmt::format("{:09}", nanoseconds);
  digits.resize(std::min<std::size_t>(layout.size() - 1, 9));
  if (layout[1] == '9') {
    digits.erase(digits.find_last_not_of('0') + 1);
  }
  return digits.empty() ? digits : std::string(1, layout[0]) + digits;
}

static std::string FormatZone(const Time& time, Chunk chunk) {
  const bool z = chunk == Chunk::ZoneZ || chunk == Chunk::ZoneZColon;
  if (z && time.offset == 0) {
    return "Z";
  }
  const int minutes = std::abs(time.offset) / 60;
  const bool colon = chunk == Chunk::ZoneZColon || chunk == Chunk::ZoneColon;
  const std::string hours = fmt::format("{}{:02}", time.offset < 0 ? '-' : '+', minutes / 60);
  return chunk == Chunk::ZoneHour ? hours
                                  : fmt::format("{}{}{:02}", hours, colon ? ":" : "", minutes % 60);
}

static std::string FormatChunk(const Time& time, const Clock& clock, Chunk chunk) {
  const auto month = static_cast<std::size_t>(clock.date.month - 1);
  const auto weekday = static_cast<std::size_t>(clock.weekday);
  const int hour12 = clock.hour % 12 == 0 ? 12 : clock.hour % 12;
  switch (chunk) {
    case Chunk::LongMonth:
      return std::string(Months[month]);
    case Chunk::ShortMonth:
      return std::string(Months[month].substr(0, 3));
    case Chunk::Month:
      return fmt::to_string(clock.date.month);
    case Chunk::PaddedMonth:
      return fmt::format("{:02}", clock.date.month);
    case Chunk::LongWeekday:
      return std::string(Weekdays[weekday]);
    case Chunk::ShortWeekday:
      return std::string(Weekdays[weekday].substr(0, 3));
    case Chunk::Day:
      return fmt::to_string(clock.date.day);
    case Chunk::BlankDay:
      return fmt::format("{:2}", clock.date.day);
    case Chunk::PaddedDay:
      return fmt::format("{:02}", clock.date.day);
    case Chunk::YearDay:
      return fmt::format("{:03}", clock.days - DaysOf({clock.date.year, 1, 1}) + 1);
    case Chunk::Hour24:
      return fmt::format("{:02}", clock.hour);
    case Chunk::Hour12:
      return fmt::to_string(hour12);
    case Chunk::PaddedHour12:
      return fmt::format("{:02}", hour12);
    case Chunk::Minute:
      return fmt::to_string(clock.minute);
    case Chunk::PaddedMinute:
      return fmt::format("{:02}", clock.minute);
    case Chunk::Second:
      return fmt::to_string(clock.second);
    case Chunk::PaddedSecond:
      return fmt::format("{:02}", clock.second);
    case Chunk::LongYear:
      return fmt::format("{:04}", clock.date.year);
    case Chunk::ShortYear:
      return fmt::format("{:02}", clock.date.year % 100);
    case Chunk::UpperHalf:
      return clock.hour < 12 ? "AM" : "PM";
    case Chunk::LowerHalf:
      return clock.hour < 12 ? "am" : "pm";
    case Chunk::ZoneName:
      return std::string(time.zone);
    default:
      return FormatZone(time, chunk);
  }
}

std::string FormatTime(const Time& time, std::string_view layout) {
  const Clock clock = ClockOf(time);
  std::string out;
  while (!layout.empty()) {
    if (const std::size_t fraction = FractionAt(layout)) {
      out += FormatFraction(time.nanoseconds, layout.substr(0, fraction));
      layout.remove_prefix(fraction);
    } else if (const LayoutPattern* pattern = PatternAt(layout)) {
      out += FormatChunk(time, clock, pattern->chunk);
      layout.remove_prefix(pattern->text.size());
    } else {
      out += layout[0];
      layout.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace linter::helm
