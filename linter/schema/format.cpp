#include "linter/schema/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "linter/schema/text_format.h"

namespace linter::schema {

static bool IsLower(char character) {
  return character >= 'a' && character <= 'z';
}

static bool IsDigit(char character) {
  return character >= '0' && character <= '9';
}

static bool IsLetter(char character) {
  return IsLower(character) || (character >= 'A' && character <= 'Z');
}

static bool IsLowerOrDigit(char character) {
  return IsLower(character) || IsDigit(character);
}

static bool IsAlphanumeric(char character) {
  return IsLetter(character) || IsDigit(character);
}

static std::optional<std::string> RangeFault(const yaml::Node& value, std::int64_t least,
                                             std::int64_t most) {
  const auto number = value.Int();
  if (number && (*number < least || *number > most)) {
    return fmt::format("is not between {} and {}", least, most);
  }
  return std::nullopt;
}

static std::optional<std::string> DnsLabelFault(std::string_view label) {
  constexpr std::size_t Longest = 63;
  const bool known = std::all_of(label.begin(), label.end(),
                                 [](char each) { return IsLowerOrDigit(each) || each == '-'; });
  if (label.size() > Longest) {
    return fmt::format("is longer than the {} characters of a DNS label", Longest);
  }
  if (!known) {
    return "is no DNS label: it has characters other than a-z, 0-9 and `-`";
  }
  if (!label.empty() && (label.front() == '-' || label.back() == '-')) {
    return "is no DNS label: it begins or ends with `-`";
  }
  return std::nullopt;
}

static std::optional<std::string> DnsNameFault(std::string_view name) {
  constexpr std::size_t Longest = 253;
  if (name.size() > Longest) {
    return fmt::format("is longer than the {} characters of a DNS name", Longest);
  }
  while (!name.empty()) {
    const auto dot = name.find('.');
    const auto part = name.substr(0, dot);
    const bool known = std::all_of(part.begin(), part.end(),
                                   [](char each) { return IsLowerOrDigit(each) || each == '-'; });
    if (!known) {
      return "is no DNS name: it has characters other than a-z, 0-9, `-` and `.`";
    }
    const bool last = dot == std::string_view::npos;
    if (part.empty() || part.front() == '-' || part.back() == '-' || dot + 1 == name.size()) {
      return "is no DNS name: a part of it does not begin and end with a letter or digit";
    }
    name.remove_prefix(last ? name.size() : dot + 1);
  }
  return std::nullopt;
}

// Letters, digits and `-_.`, the first and the last a letter or digit.
static std::optional<std::string> WordFault(std::string_view word) {
  constexpr std::size_t Longest = 63;
  const bool known = std::all_of(word.begin(), word.end(), [](char each) {
    return IsAlphanumeric(each) || each == '-' || each == '_' || each == '.';
  });
  if (word.size() > Longest) {
    return fmt::format("is longer than {} characters", Longest);
  }
  if (!known) {
    return "has characters other than letters, digits, `-`, `_` and `.`";
  }
  if (!word.empty() && (!IsAlphanumeric(word.front()) || !IsAlphanumeric(word.back()))) {
    return "does not begin and end with a letter or digit";
  }
  return std::nullopt;
}

std::optional<std::string> LabelKeyFault(std::string_view key) {
  const auto slash = key.find('/');
  if (slash != std::string_view::npos) {
    const auto prefix = key.substr(0, slash);
    if (prefix.empty() || DnsNameFault(prefix)) {
      return "has a prefix that is no DNS name";
    }
    key.remove_prefix(slash + 1);
  }
  if (key.empty()) {
    return "has no name";
  }
  return WordFault(key);
}

std::optional<std::string> LabelValueFault(std::string_view value) {
  return WordFault(value);
}

// As Go decodes it: line breaks do not count.
static std::optional<std::string> Base64Fault(std::string_view text) {
  std::size_t count = 0;
  std::size_t padding = 0;
  for (const char each : text) {
    if (each == '\n' || each == '\r') {
      continue;
    }
    ++count;
    if (each == '=') {
      ++padding;
    } else if (padding != 0 || !(IsAlphanumeric(each) || each == '+' || each == '/')) {
      return "is no base64";
    }
  }
  if (count % 4 != 0 || padding > 2) {
    return "is no base64: its length is wrong";
  }
  return std::nullopt;
}

// `2027-01-31T12:00:00Z`; days and hours are not counted.
static std::optional<std::string> TimeFault(std::string_view text) {
  constexpr std::string_view Pattern = "0000-00-00T00:00:00";
  bool fits = text.size() > Pattern.size();
  for (std::size_t i = 0; fits && i < Pattern.size(); ++i) {
    fits = Pattern[i] == '0' ? IsDigit(text[i]) : text[i] == Pattern[i];
  }
  const auto zone = fits ? text.find_first_not_of(".0123456789", Pattern.size()) : 0;
  const bool offset = fits && zone != std::string_view::npos &&
                      (text.substr(zone) == "Z" ||
                       ((text[zone] == '+' || text[zone] == '-') && text.size() == zone + 6));
  return offset ? std::nullopt : std::optional<std::string>("is no time as RFC 3339 has it");
}

static std::optional<std::string> PortFault(Format format, const yaml::Node& value) {
  constexpr std::int64_t Most = 65535;
  const std::int64_t least = format == Format::PortOrNone ? 0 : 1;
  return RangeFault(value, least, Most)
             ? std::optional<std::string>("is no port: those are 1 to 65535")
             : std::nullopt;
}

std::optional<std::string> FormatFault(Format format, const yaml::Node& value) {
  using Limits = std::numeric_limits<std::int32_t>;
  switch (format) {
    case Format::Int32:
      return RangeFault(value, Limits::min(), Limits::max());
    case Format::Byte:
      return Base64Fault(value.text());
    case Format::DateTime:
      return TimeFault(value.text());
    case Format::Port:
    case Format::PortOrNone:
      return PortFault(format, value);
    case Format::DnsLabel:
      return DnsLabelFault(value.text());
    case Format::DnsName:
      return DnsNameFault(value.text());
    default:
      return value.String() ? TextFormatFault(format, value.text()) : std::nullopt;
  }
}

}  // namespace linter::schema
