#include <algorithm>
#include <array>

#include "linter/helm/clock.h"

// The rules of the zones that charts name. Nothing outside the chart is read, so that the system's
// tz database cannot be asked; a zone that is not here counts as UTC, as for Go without one.

namespace linter::helm {

enum class Saving : std::uint8_t { None, America, Europe };

struct Zone {
  std::string_view name;
  int hours;
  int minutes;
  std::string_view abbreviation;
  Saving saving = Saving::None;
  std::string_view summer = {};
};

static constexpr std::array<Zone, 24> Zones = {{
    {"America/Chicago", -6, 0, "CST", Saving::America, "CDT"},
    {"America/Denver", -7, 0, "MST", Saving::America, "MDT"},
    {"America/Los_Angeles", -8, 0, "PST", Saving::America, "PDT"},
    {"America/New_York", -5, 0, "EST", Saving::America, "EDT"},
    {"America/Phoenix", -7, 0, "MST"},
    {"America/Sao_Paulo", -3, 0, "-03"},
    {"America/Toronto", -5, 0, "EST", Saving::America, "EDT"},
    {"Asia/Hong_Kong", 8, 0, "HKT"},
    {"Asia/Kolkata", 5, 30, "IST"},
    {"Asia/Seoul", 9, 0, "KST"},
    {"Asia/Shanghai", 8, 0, "CST"},
    {"Asia/Singapore", 8, 0, "+08"},
    {"Asia/Tokyo", 9, 0, "JST"},
    {"Europe/Amsterdam", 1, 0, "CET", Saving::Europe, "CEST"},
    {"Europe/Berlin", 1, 0, "CET", Saving::Europe, "CEST"},
    {"Europe/London", 0, 0, "GMT", Saving::Europe, "BST"},
    {"Europe/Madrid", 1, 0, "CET", Saving::Europe, "CEST"},
    {"Europe/Moscow", 3, 0, "MSK"},
    {"Europe/Paris", 1, 0, "CET", Saving::Europe, "CEST"},
    {"Europe/Rome", 1, 0, "CET", Saving::Europe, "CEST"},
    {"Europe/Stockholm", 1, 0, "CET", Saving::Europe, "CEST"},
    {"Europe/Vienna", 1, 0, "CET", Saving::Europe, "CEST"},
    {"Europe/Warsaw", 1, 0, "CET", Saving::Europe, "CEST"},
    {"Europe/Zurich", 1, 0, "CET", Saving::Europe, "CEST"},
}};

static constexpr std::int64_t Hour = 3600;
static constexpr std::int64_t Day = 24 * Hour;

static int WeekdayOf(std::int64_t days) {
  return static_cast<int>(((days + 4) % 7 + 7) % 7);
}

// The n-th Sunday of a month; 0 for the last.
static std::int64_t SundayOf(std::int64_t year, int month, std::int64_t count) {
  if (count == 0) {
    const std::int64_t last = DaysOf({month == 12 ? year + 1 : year, month % 12 + 1, 1}) - 1;
    return last - WeekdayOf(last);
  }
  const std::int64_t first = DaysOf({year, month, 1});
  return first + (7 - WeekdayOf(first)) % 7 + 7 * (count - 1);
}

// Since 2007 in America, since 1996 in Europe; older times are given today's rules.
static bool IsSummer(const Zone& zone, std::int64_t seconds) {
  const std::int64_t year = DateOf((seconds >= 0 ? seconds : seconds - (Day - 1)) / Day).year;
  const std::int64_t offset = zone.hours * Hour;
  if (zone.saving == Saving::America) {
    const std::int64_t begin = SundayOf(year, 3, 2) * Day + 2 * Hour - offset;
    const std::int64_t end = SundayOf(year, 11, 1) * Day + Hour - offset;
    return seconds >= begin && seconds < end;
  }
  const std::int64_t begin = SundayOf(year, 3, 0) * Day + Hour;
  const std::int64_t end = SundayOf(year, 10, 0) * Day + Hour;
  return zone.saving == Saving::Europe && seconds >= begin && seconds < end;
}

Time InZone(const Time& time, std::string_view zone) {
  Time local = time;
  local.offset = 0;
  local.zone = "UTC";
  const auto* known =
      std::lower_bound(Zones.begin(), Zones.end(), zone,
                       [](const Zone& entry, std::string_view name) { return entry.name < name; });
  if (known == Zones.end() || known->name != zone) {
    return local;
  }
  const bool summer = IsSummer(*known, time.seconds);
  local.offset = known->hours * 3600 + known->minutes * 60 + (summer ? 3600 : 0);
  local.zone = summer ? known->summer : known->abbreviation;
  return local;
}

}  // namespace linter::helm
