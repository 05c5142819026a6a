#include <algorithm>
#include <optional>

#include "linter/gotemplate/number.h"
#include "linter/helm/clock_layout.h"

namespace linter::helm {

static std::optional<int> TakeNumber(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') {
    ++count;
  }
  if (count < least) {
    return std::nullopt;
  }
  const auto value = gotemplate::ParseInt(text.substr(0, count), 10);
  text.remove_prefix(count);
  return static_cast<int>(value.value_or(0));
}

template <std::size_t Count>
static std::optional<int> TakeName(std::string_view& text,
                                   const std::array<std::string_view, Count>& names,
                                   std::size_t size) {
  for (std::size_t i = 0; i < Count; ++i) {
    const std::string_view name = names[i].substr(0, size);
    if (text.starts_with(name)) {
      text.remove_prefix(name.size());
      return static_cast<int>(i);
    }
  }
  return std::nullopt;
}

static std::optional<int> TakeZone(std::string_view& text, Chunk chunk) {
  const bool z = chunk == Chunk::ZoneZ || chunk == Chunk::ZoneZColon;
  if (z && text.starts_with('Z')) {
    text.remove_prefix(1);
    return 0;
  }
  if (text.empty() || (text[0] != '+' && text[0] != '-')) {
    return std::nullopt;
  }
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = TakeNumber(text, 2, 2);
  if (text.starts_with(':')) {
    text.remove_prefix(1);
  }
  const auto minutes = chunk == Chunk::ZoneHour ? std::optional(0) : TakeNumber(text, 2, 2);
  return hours && minutes ? std::optional(sign * (*hours * 3600 + *minutes * 60)) : std::nullopt;
}

struct Parsed {
  Clock clock = {{0, 1, 1}, 0, 0, 0, 0, 0};
  int offset = 0;
  bool pm = false;
  bool am = false;
};

// The number goes where it belongs; false when there is none.
static bool Into(std::optional<int> value, int& place) {
  if (value) {
    place = *value;
  }
  return value.has_value();
}

static bool TakeYear(std::string_view& text, std::size_t digits, Clock& clock) {
  int year = 0;
  const bool read = Into(TakeNumber(text, digits, digits), year);
  clock.date.year = digits == 4 ? year : year + (year >= 69 ? 1900 : 2000);
  return read;
}

static bool TakeHalf(std::string_view& text, Parsed& parsed) {
  parsed.pm = text.starts_with("PM") || text.starts_with("pm");
  parsed.am = text.starts_with("AM") || text.starts_with("am");
  text.remove_prefix(std::min<std::size_t>(2, text.size()));
  return parsed.pm || parsed.am;
}

static bool TakeMonthName(std::string_view& text, std::size_t size, Clock& clock) {
  const auto month = TakeName(text, Months, size);
  clock.date.month = month.value_or(0) + 1;
  return month.has_value();
}

static bool TakeChunk(std::string_view& text, Chunk chunk, Parsed& parsed) {
  Clock& clock = parsed.clock;
  int ignored = 0;
  switch (chunk) {
    case Chunk::LongMonth:
    case Chunk::ShortMonth:
      return TakeMonthName(text, chunk == Chunk::LongMonth ? 9 : 3, clock);
    case Chunk::Month:
    case Chunk::PaddedMonth:
      return Into(TakeNumber(text, chunk == Chunk::Month ? 1 : 2, 2), clock.date.month);
    case Chunk::LongWeekday:
    case Chunk::ShortWeekday:
      return Into(TakeName(text, Weekdays, chunk == Chunk::LongWeekday ? 9 : 3), ignored);
    case Chunk::Day:
    case Chunk::BlankDay:
    case Chunk::PaddedDay:
      text.remove_prefix(chunk == Chunk::BlankDay && text.starts_with(' ') ? 1 : 0);
      return Into(TakeNumber(text, chunk == Chunk::PaddedDay ? 2 : 1, 2), clock.date.day);
    case Chunk::Hour24:
    case Chunk::PaddedHour12:
    case Chunk::Hour12:
      return Into(TakeNumber(text, chunk == Chunk::Hour12 ? 1 : 2, 2), clock.hour);
    case Chunk::Minute:
    case Chunk::PaddedMinute:
      return Into(TakeNumber(text, chunk == Chunk::Minute ? 1 : 2, 2), clock.minute);
    case Chunk::Second:
    case Chunk::PaddedSecond:
      return Into(TakeNumber(text, chunk == Chunk::Second ? 1 : 2, 2), clock.second);
    case Chunk::LongYear:
    case Chunk::ShortYear:
      return TakeYear(text, chunk == Chunk::LongYear ? 4 : 2, clock);
    case Chunk::UpperHalf:
    case Chunk::LowerHalf:
      return TakeHalf(text, parsed);
    case Chunk::ZoneName:
      text.remove_prefix(std::min<std::size_t>(3, text.size()));
      return true;
    case Chunk::YearDay:
      return Into(TakeNumber(text, 3, 3), ignored);
    default:
      return Into(TakeZone(text, chunk), parsed.offset);
  }
}

static std::int32_t TakeFraction(std::string_view& text) {
  std::int32_t value = 0;
  std::size_t count = 0;
  text.remove_prefix(1);
  while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
    value = count < 9 ? value * 10 + (text[0] - '0') : value;
    ++count;
    text.remove_prefix(1);
  }
  for (; count < 9; ++count) {
    value *= 10;
  }
  return value;
}

static std::optional<Time> Assemble(Parsed parsed, std::int32_t nanoseconds) {
  Clock& clock = parsed.clock;
  if (parsed.pm && clock.hour < 12) {
    clock.hour += 12;
  } else if (parsed.am && clock.hour == 12) {
    clock.hour = 0;
  }
  const bool in_range = clock.date.month >= 1 && clock.date.month <= 12 && clock.date.day >= 1 &&
                        clock.date.day <= 31 && clock.hour < 24 && clock.minute < 60 &&
                        clock.second < 60;
  if (!in_range) {
    return std::nullopt;
  }
  Time time;
  time.nanoseconds = nanoseconds;
  time.seconds = DaysOf(clock.date) * SecondsOfDay + clock.hour * 3600 + clock.minute * 60 +
                 clock.second - parsed.offset;
  time.offset = parsed.offset;
  time.zone = parsed.offset == 0 ? "UTC" : "";
  return time;
}

std::optional<Time> ParseTime(std::string_view text, std::string_view layout) {
  Parsed parsed;
  Time time;
  while (!layout.empty()) {
    if (const std::size_t fraction = FractionAt(layout)) {
      layout.remove_prefix(fraction);
      if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
        time.nanoseconds = TakeFraction(text);
      }
      continue;
    }
    const LayoutPattern* pattern = PatternAt(layout);
    if (pattern == nullptr) {
      if (text.empty() || text[0] != layout[0]) {
        return std::nullopt;
      }
      text.remove_prefix(1);
      layout.remove_prefix(1);
      continue;
    }
    layout.remove_prefix(pattern->text.size());
    if (!TakeChunk(text, pattern->chunk, parsed)) {
      return std::nullopt;
    }
    const bool seconds = pattern->chunk == Chunk::Second || pattern->chunk == Chunk::PaddedSecond;
    if (seconds && FractionAt(layout) == 0 && text.size() > 1 && text[0] == '.') {
      time.nanoseconds = TakeFraction(text);
    }
  }
  return text.empty() ? Assemble(parsed, time.nanoseconds) : std::nullopt;
}

}  // namespace linter::helm
