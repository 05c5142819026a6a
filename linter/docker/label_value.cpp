#include "linter/docker/label_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace linter::docker {

static bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

static bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool IsOneOf(char c, std::string_view set) {
  return set.find(c) != set.npos;
}

static bool IsHexDigit(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool IsAddress(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == text.npos || colon == 0 || !IsLetter(text.front()) ||
      !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                   [](char c) { return IsLetter(c) || IsDigit(c) || IsOneOf(c, "+-."); })) {
    return false;
  }
  const auto rest = text.substr(colon + 1);
  // A host without a name, as in `https://`, is what is left of one that was forgotten.
  if (rest.empty() || rest == "//" || rest.starts_with("///") != text.starts_with("file:///")) {
    return false;
  }
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const char c = rest[at];
    const bool escape =
        c == '%' && at + 2 < rest.size() && IsHexDigit(rest[at + 1]) && IsHexDigit(rest[at + 2]);
    if (!escape && !IsLetter(c) && !IsDigit(c) && !IsOneOf(c, "-._~:/?#[]@!$&'()*+,;=")) {
      return false;
    }
  }
  return std::count(rest.begin(), rest.end(), '#') <= 1;
}

// Takes a number of so many digits off a text; -1 where it is none.
static int TakeNumber(std::string_view& text, std::size_t digits) {
  int number = -1;
  if (text.size() >= digits &&
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(digits), IsDigit)) {
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
  }
  return number;
}

static bool Take(std::string_view& text, std::string_view set) {
  if (text.empty() || !IsOneOf(text.front(), set)) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

static bool IsWithin(int number, int least, int most) {
  return least <= number && number <= most;
}

static bool TakeDate(std::string_view& text) {
  constexpr std::array<int, 12> MonthsWithDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = TakeNumber(text, 4);
  if (year < 0 || !Take(text, "-")) {
    return false;
  }
  const int month = TakeNumber(text, 2);
  if (!IsWithin(month, 1, 12) || !Take(text, "-")) {
    return false;
  }
  const int day = TakeNumber(text, 2);
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return IsWithin(day, 1, MonthsWithDays[static_cast<std::size_t>(month) - 1]) &&
         (month != 2 || day < 29 || leap);
}

// Hours and minutes, and what separates them.
static bool TakeHours(std::string_view& text) {
  return IsWithin(TakeNumber(text, 2), 0, 23) && Take(text, ":") &&
         IsWithin(TakeNumber(text, 2), 0, 59);
}

bool IsTimestamp(std::string_view text) {
  if (!TakeDate(text) || !Take(text, "Tt ") || !TakeHours(text) || !Take(text, ":") ||
      !IsWithin(TakeNumber(text, 2), 0, 60)) {
    return false;
  }
  if (Take(text, ".") && TakeNumber(text, 1) < 0) {
    return false;
  }
  text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
  return (Take(text, "Zz") || (Take(text, "+-") && TakeHours(text))) && text.empty();
}

bool IsCommit(std::string_view text) {
  constexpr std::size_t Shortest = 7;
  constexpr std::size_t Sha1 = 40;
  constexpr std::size_t Sha256 = 64;
  return text.find_first_not_of("0123456789abcdef") == text.npos &&
         ((text.size() >= Shortest && text.size() <= Sha1) || text.size() == Sha256);
}

// Identifiers with dots between them; numbers of a release candidate begin with no zero.
static bool AreIdentifiers(std::string_view text, bool (*fits)(std::string_view)) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('.', begin), text.size());
    if (end == begin || !fits(text.substr(begin, end - begin))) {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

static bool IsNumber(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsDigit) && (text.size() == 1 || text[0] != '0');
}

static bool IsIdentifier(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return IsLetter(c) || IsDigit(c) || c == '-'; });
}

static bool IsPrerelease(std::string_view text) {
  return IsIdentifier(text) && (!std::all_of(text.begin(), text.end(), IsDigit) || IsNumber(text));
}

bool IsSemanticVersion(std::string_view text) {
  const auto plus = text.find('+');
  if (plus != text.npos && !AreIdentifiers(text.substr(plus + 1), IsIdentifier)) {
    return false;
  }
  text = text.substr(0, plus);
  const auto dash = text.find('-');
  if (dash != text.npos && !AreIdentifiers(text.substr(dash + 1), IsPrerelease)) {
    return false;
  }
  const auto core = text.substr(0, dash);
  return std::count(core.begin(), core.end(), '.') == 2 && AreIdentifiers(core, IsNumber);
}

static bool IsAtom(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return IsLetter(c) || IsDigit(c) || IsOneOf(c, "!#$%&'*+-/=?^_`{|}~");
  });
}

static bool IsQuotedString(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
    return false;
  }
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == '\\' && at + 2 < text.size()) {
      ++at;
    } else if (text[at] == '"' || text[at] == '\\' || text[at] < ' ') {
      return false;
    }
  }
  return true;
}

bool IsMailAddress(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == text.npos) {
    return false;
  }
  const auto local = text.substr(0, at);
  const auto domain = text.substr(at + 1);
  const bool literal = domain.size() > 2 && domain.front() == '[' && domain.back() == ']' &&
                       domain.find_first_of("[]\\", 1) == domain.size() - 1;
  return (AreIdentifiers(local, IsAtom) || IsQuotedString(local)) &&
         (AreIdentifiers(domain, IsAtom) || literal);
}

}  // namespace linter::docker
