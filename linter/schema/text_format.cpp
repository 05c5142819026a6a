// What the API server's formats take, in doubt a little more: a string that it takes must not be
// told.

#include "linter/schema/text_format.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace linter::schema {

struct NamedFormat {
  std::string_view name;
  Format format;
};

std::optional<Format> FindFormat(std::string_view name) {
  constexpr std::array<NamedFormat, 13> Names = {{{"int32", Format::Int32},
                                                  {"int64", Format::Int64},
                                                  {"byte", Format::Byte},
                                                  {"date-time", Format::DateTime},
                                                  {"date", Format::Date},
                                                  {"duration", Format::Duration},
                                                  {"ipv4", Format::Ipv4},
                                                  {"ipv6", Format::Ipv6},
                                                  {"cidr", Format::Cidr},
                                                  {"mac", Format::Mac},
                                                  {"uuid", Format::Uuid},
                                                  {"uri", Format::Uri},
                                                  {"email", Format::Email}}};
  const auto* found = std::find_if(Names.begin(), Names.end(),
                                   [&](const NamedFormat& each) { return each.name == name; });
  return found == Names.end() ? std::nullopt : std::optional(found->format);
}

static bool IsDigit(char character) {
  return character >= '0' && character <= '9';
}

static bool IsLetter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

static bool IsHex(char character) {
  return IsDigit(character) || (character >= 'a' && character <= 'f') ||
         (character >= 'A' && character <= 'F');
}

static bool IsAddress(int family, std::string_view text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes = {};
  return inet_pton(family, std::string(text).c_str(), bytes.data()) == 1;
}

static bool IsCidr(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) {
    return false;
  }
  const auto bits = text.substr(slash + 1);
  unsigned count = 0;
  const auto* end = bits.data() + bits.size();
  const auto parsed = std::from_chars(bits.data(), end, count);
  const bool number = parsed.ec == std::errc() && parsed.ptr == end;
  const auto address = text.substr(0, slash);
  constexpr unsigned BitsOfIpv4 = 32;
  constexpr unsigned BitsOfIpv6 = 128;
  return number && ((IsAddress(AF_INET, address) && count <= BitsOfIpv4) ||
                    (IsAddress(AF_INET6, address) && count <= BitsOfIpv6));
}

// Whether a text has the form of another: `0` is a digit, `x` one of base 16.
static bool HasForm(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char each, char wanted) {
    return wanted == '0' ? IsDigit(each) : (wanted == 'x' ? IsHex(each) : each == wanted);
  });
}

// Numbers, each with a word behind it. Which words are units is left open.
static bool IsDuration(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) {
    text.remove_prefix(1);
  }
  if (text == "0") {
    return true;
  }
  bool any = false;
  while (!text.empty()) {
    const auto number = text.find_first_not_of("0123456789.");
    if (number == 0 || number == std::string_view::npos) {
      return false;
    }
    text.remove_prefix(number);
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const auto word = std::find_if(text.begin(), text.end(), [](char each) {
      return !IsLetter(each) && static_cast<unsigned char>(each) < 0x80;
    });
    if (word == text.begin()) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(word - text.begin()));
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    any = true;
  }
  return any;
}

// With a scheme, or absolute.
static bool IsUri(std::string_view text) {
  const auto colon = text.find(':');
  const bool scheme = colon != std::string_view::npos && colon > 0 && IsLetter(text.front()) &&
                      text.find_first_of("/?# ") > colon;
  return scheme || text.starts_with('/');
}

std::optional<std::string> TextFormatFault(Format format, std::string_view text) {
  switch (format) {
    case Format::Date:
      return HasForm(text, "0000-00-00") ? std::nullopt
                                         : std::optional<std::string>("is no date: 2027-01-31");
    case Format::Duration:
      return IsDuration(text) ? std::nullopt
                              : std::optional<std::string>("is no duration such as `1h30m`");
    case Format::Ipv4:
      return IsAddress(AF_INET, text) ? std::nullopt
                                      : std::optional<std::string>("is no IPv4 address");
    case Format::Ipv6:
      return IsAddress(AF_INET6, text) ? std::nullopt
                                       : std::optional<std::string>("is no IPv6 address");
    case Format::Cidr:
      return IsCidr(text) ? std::nullopt : std::optional<std::string>("is no block of addresses");
    case Format::Mac: {
      const bool fits = HasForm(text, "xx:xx:xx:xx:xx:xx") || HasForm(text, "xx-xx-xx-xx-xx-xx") ||
                        text.size() != std::string_view("xx:xx:xx:xx:xx:xx").size();
      return fits ? std::nullopt : std::optional<std::string>("is no MAC address");
    }
    case Format::Uuid:
      // Dashes may be left out.
      return HasForm(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") ||
                     (text.size() == 32 && std::all_of(text.begin(), text.end(), IsHex))
                 ? std::nullopt
                 : std::optional<std::string>("is no UUID");
    case Format::Uri:
      return IsUri(text) ? std::nullopt : std::optional<std::string>("is no URI");
    case Format::Email:
      return text.find('@') != std::string_view::npos
                 ? std::nullopt
                 : std::optional<std::string>("is no address of mail");
    default:
      return std::nullopt;
  }
}

}  // namespace linter::schema
