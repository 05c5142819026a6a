#include "linter/helm/yaml_scalar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "linter/gotemplate/number.h"

namespace linter::helm {

using gotemplate::ParseFloat;
using gotemplate::ParseInt;
using gotemplate::ParseUint;

struct Word {
  std::string_view text;
  ScalarKind kind;
  double value;
};

static constexpr double Infinity = std::numeric_limits<double>::infinity();
static constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

// Sorted by bytes.
static constexpr std::array<Word, 39> Words = {{
    {"", ScalarKind::Null, 0},
    {"+.INF", ScalarKind::Float, Infinity},
    {"+.Inf", ScalarKind::Float, Infinity},
    {"+.inf", ScalarKind::Float, Infinity},
    {"-.INF", ScalarKind::Float, -Infinity},
    {"-.Inf", ScalarKind::Float, -Infinity},
    {"-.inf", ScalarKind::Float, -Infinity},
    {".INF", ScalarKind::Float, Infinity},
    {".Inf", ScalarKind::Float, Infinity},
    {".NAN", ScalarKind::Float, NotANumber},
    {".NaN", ScalarKind::Float, NotANumber},
    {".inf", ScalarKind::Float, Infinity},
    {".nan", ScalarKind::Float, NotANumber},

    {"FALSE", ScalarKind::Bool, 0},
    {"False", ScalarKind::Bool, 0},
    {"N", ScalarKind::Bool, 0},
    {"NO", ScalarKind::Bool, 0},
    {"NULL", ScalarKind::Null, 0},
    {"No", ScalarKind::Bool, 0},
    {"Null", ScalarKind::Null, 0},
    {"OFF", ScalarKind::Bool, 0},
    {"ON", ScalarKind::Bool, 1},
    {"Off", ScalarKind::Bool, 0},
    {"On", ScalarKind::Bool, 1},
    {"TRUE", ScalarKind::Bool, 1},
    {"True", ScalarKind::Bool, 1},
    {"Y", ScalarKind::Bool, 1},
    {"YES", ScalarKind::Bool, 1},
    {"Yes", ScalarKind::Bool, 1},
    {"false", ScalarKind::Bool, 0},
    {"n", ScalarKind::Bool, 0},
    {"no", ScalarKind::Bool, 0},
    {"null", ScalarKind::Null, 0},
    {"off", ScalarKind::Bool, 0},
    {"on", ScalarKind::Bool, 1},
    {"true", ScalarKind::Bool, 1},
    {"y", ScalarKind::Bool, 1},
    {"yes", ScalarKind::Bool, 1},
    {"~", ScalarKind::Null, 0},
}};

static bool IsDigitAt(std::string_view text, std::size_t index) {
  return index < text.size() && text[index] >= '0' && text[index] <= '9';
}

static std::size_t DigitsAt(std::string_view text, std::size_t index) {
  std::size_t count = 0;
  while (IsDigitAt(text, index + count)) {
    ++count;
  }
  return count;
}

// `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`
static bool LooksLikeFloat(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::size_t whole = DigitsAt(text, at);
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = DigitsAt(text, at + 1);
    at += 1 + fraction;
    if (whole == 0 && fraction == 0) {
      return false;
    }
  } else if (whole == 0) {
    return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    at += at < text.size() && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    const std::size_t exponent = DigitsAt(text, at);
    if (exponent == 0) {
      return false;
    }
    at += exponent;
  }
  return at == text.size();
}

// One or two digits in a range; the position moves behind them.
static bool ReadPart(std::string_view text, std::size_t& at, int least, int most) {
  const std::size_t count = std::min<std::size_t>(DigitsAt(text, at), 2);
  if (count == 0) {
    return false;
  }
  const int value = static_cast<int>(*ParseInt(text.substr(at, count), 10));
  at += count;
  return value >= least && value <= most;
}

static bool ReadZone(std::string_view zone) {
  if (zone.empty() || zone == "Z") {
    return true;
  }
  std::size_t at = 1;
  return (zone[0] == '+' || zone[0] == '-') && ReadPart(zone, at, 0, 23) && at < zone.size() &&
         zone[at] == ':' && ReadPart(zone, ++at, 0, 59) && at == zone.size();
}

static int DaysOf(int year, int month) {
  static constexpr std::array<int, 12> Days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : Days[static_cast<std::size_t>(month - 1)];
}

// `2006-1-2`, and with a time behind `T`, `t` or a blank.
static bool IsTimestamp(std::string_view text) {
  if (DigitsAt(text, 0) != 4 || text.size() < 8 || text[4] != '-') {
    return false;
  }
  std::size_t at = 5;
  const std::size_t month_at = at;
  if (!ReadPart(text, at, 1, 12) || at >= text.size() || text[at] != '-') {
    return false;
  }
  const int month = static_cast<int>(*ParseInt(text.substr(month_at, at - month_at), 10));
  const int year = static_cast<int>(*ParseInt(text.substr(0, 4), 10));
  ++at;
  if (!ReadPart(text, at, 1, DaysOf(year, month))) {
    return false;
  }
  if (at == text.size()) {
    return true;
  }
  if (text[at] != 'T' && text[at] != 't' && text[at] != ' ') {
    return false;
  }
  const bool blank = text[at] == ' ';
  ++at;
  const auto colon = [&] { return at < text.size() && text[at] == ':' && (++at, true); };
  if (!ReadPart(text, at, 0, 23) || !colon() || !ReadPart(text, at, 0, 59) || !colon() ||
      !ReadPart(text, at, 0, 59)) {
    return false;
  }
  if (at < text.size() && text[at] == '.') {
    at += 1 + DigitsAt(text, at + 1);
  }
  const std::string_view zone = text.substr(at);
  return zone.empty() ? blank : !blank && ReadZone(zone);
}

static Scalar OfInt(std::int64_t value) {
  return {ScalarKind::Int, false, value, 0};
}

static Scalar OfUint(std::uint64_t value) {
  return {ScalarKind::Uint, false, static_cast<std::int64_t>(value), 0};
}

static Scalar OfFloat(double value) {
  return {ScalarKind::Float, false, 0, value};
}

static Scalar ResolveNumber(std::string_view text) {
  if (IsTimestamp(text)) {
    return {ScalarKind::Timestamp};
  }
  std::string plain(text);
  plain.erase(std::remove(plain.begin(), plain.end(), '_'), plain.end());
  if (const auto integer = ParseInt(plain, 0)) {
    return OfInt(*integer);
  }
  if (const auto natural = ParseUint(plain, 0)) {
    return OfUint(*natural);
  }
  if (LooksLikeFloat(plain)) {
    if (const auto real = ParseFloat(plain)) {
      return OfFloat(*real);
    }
  }
  return {};
}

Scalar ResolveScalar(std::string_view text) {
  const auto* word =
      std::lower_bound(Words.begin(), Words.end(), text,
                       [](const Word& known, std::string_view it) { return known.text < it; });
  if (word != Words.end() && word->text == text) {
    return {word->kind, word->value > 0, 0, word->value};
  }
  const char first = text.empty() ? '\0' : text[0];
  if (first == '.') {
    if (LooksLikeFloat(text)) {
      return OfFloat(*ParseFloat(text));
    }
    return {};
  }
  const bool number = (first >= '0' && first <= '9') || first == '+' || first == '-';
  return number ? ResolveNumber(text) : Scalar{};
}

bool IsBase60(std::string_view text) {
  // `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  if (!IsDigitAt(text, at)) {
    return false;
  }
  while (IsDigitAt(text, at) || (at < text.size() && text[at] == '_')) {
    ++at;
  }
  std::size_t parts = 0;
  while (at < text.size() && text[at] == ':') {
    const std::size_t count = DigitsAt(text, at + 1);
    if (count == 0 || count > 2 || (count == 2 && text[at + 1] > '5')) {
      return false;
    }
    at += 1 + count;
    ++parts;
  }
  if (at < text.size() && text[at] == '.') {
    ++at;
    while (IsDigitAt(text, at) || (at < text.size() && text[at] == '_')) {
      ++at;
    }
  }
  return parts > 0 && at == text.size();
}

std::string KeyText(const Scalar& number) {
  switch (number.kind) {
    case ScalarKind::Int:
      return fmt::format("{}", number.integer);
    case ScalarKind::Uint:
      return fmt::format("{}", static_cast<std::uint64_t>(number.integer));
    default:
      return gotemplate::FormatFloat(number.real, 'g', -1);
  }
}

}  // namespace linter::helm
