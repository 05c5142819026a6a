#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "linter/gotemplate/number.h"
#include "linter/helm/semver.h"

namespace linter::helm {

static constexpr std::size_t MaxVersion = 256;

static re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

std::string Version::ToString() const {
  return fmt::format("{}.{}.{}{}{}{}{}", major, minor, patch, prerelease.empty() ? "" : "-",
                     prerelease, metadata.empty() ? "" : "+", metadata);
}

static Error WhyInvalid(std::string_view text) {
  static const RE2 Loose(
      R"(^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*))?(?:\+.*)?$)");
  std::string parts[3];
  std::string prerelease;
  if (!RE2::FullMatch(Piece(text), Loose, &parts[0], &parts[1], &parts[2], &prerelease)) {
    return {"invalid semantic version"};
  }
  for (const std::string& part : parts) {
    if (part.size() > 1 && part[0] == '0') {
      return {"version segment starts with 0"};
    }
  }
  return prerelease.empty() ? Error{"invalid semantic version"}
                            : Error{"version segment starts with 0"};
}

static bool IsDigit(char byte) {
  return byte >= '0' && byte <= '9';
}

// Takes a number off the front: digits without a zero before them.
static std::optional<std::string_view> TakeNumber(std::string_view& rest) {
  const auto end =
      static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), IsDigit) - rest.begin());
  if (end == 0 || (end > 1 && rest[0] == '0')) {
    return std::nullopt;
  }
  const auto number = rest.substr(0, end);
  rest.remove_prefix(end);
  return number;
}

enum class Zeros : std::uint8_t { Refused, Allowed };

// Words of letters, digits and hyphens, parted by dots.
static bool AreWords(std::string_view text, Zeros before_numbers) {
  while (true) {
    const auto dot = std::min(text.find('.'), text.size());
    const auto word = text.substr(0, dot);
    const bool sound = std::all_of(word.begin(), word.end(), [](char byte) {
      const char lower = static_cast<char>(byte | 0x20);
      return IsDigit(byte) || byte == '-' || (lower >= 'a' && lower <= 'z');
    });
    const bool number = std::all_of(word.begin(), word.end(), IsDigit);
    const bool zeros =
        before_numbers == Zeros::Refused && number && word.size() > 1 && word[0] == '0';
    if (word.empty() || !sound || zeros) {
      return false;
    }
    if (dot == text.size()) {
      return true;
    }
    text.remove_prefix(dot + 1);
  }
}

// The numbers of `v1.2.3-rc.1+build`, and what follows them; false where it is no such text. By
// hand, because this is asked of every chart, and a pattern would take longer to be made than to
// be used.
static bool SplitVersion(std::string_view text, std::string (&parts)[3], Version& version) {
  text.remove_prefix(text.starts_with('v') ? 1 : 0);
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0 && !text.starts_with('.')) {
      break;
    }
    text.remove_prefix(i > 0 ? 1 : 0);
    const auto number = TakeNumber(text);
    if (!number) {
      return false;
    }
    parts[i] = *number;
  }
  const auto plus = std::min(text.find('+'), text.size());
  const auto before = text.substr(0, plus);
  if (!before.empty()) {
    version.prerelease = before.substr(1);
    if (before[0] != '-' || !AreWords(version.prerelease, Zeros::Refused)) {
      return false;
    }
  }
  if (plus < text.size()) {
    version.metadata = text.substr(plus + 1);
    return AreWords(version.metadata, Zeros::Allowed);
  }
  return true;
}

Expected<Version> ParseVersion(std::string_view text) {
  if (text.size() > MaxVersion) {
    return Error{"version string is too long (max 256 bytes)"};
  }
  Version version;
  std::string parts[3];
  if (!SplitVersion(text, parts, version)) {
    return WhyInvalid(text);
  }
  std::uint64_t* numbers[] = {&version.major, &version.minor, &version.patch};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto value = gotemplate::ParseUint(parts[i].empty() ? "0" : parts[i], 10);
    if (!value) {
      return Error{
          fmt::format("error parsing version segment: strconv.ParseUint: parsing \"{}\": "
                      "value out of range",
                      parts[i])};
    }
    *numbers[i] = *value;
  }
  version.original = text;
  return version;
}

}  // namespace linter::helm
