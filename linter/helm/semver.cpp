#include "linter/helm/semver.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "linter/gotemplate/number.h"

namespace linter::helm {

static constexpr std::size_t MaxConstraint = 512;
static constexpr std::size_t MaxGroups = 32;

static re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

static int Sign(std::uint64_t left, std::uint64_t right) {
  return left < right ? -1 : left > right ? 1 : 0;
}

static std::string_view NextPart(std::string_view& rest) {
  const auto dot = std::min(rest.find('.'), rest.size());
  const std::string_view part = rest.substr(0, dot);
  rest.remove_prefix(std::min(dot + 1, rest.size()));
  return part;
}

// Numbers are smaller than words, and less is smaller than more.
static int ComparePrerelease(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) {
    return left.empty() && right.empty() ? 0 : left.empty() ? 1 : -1;
  }
  while (!left.empty() || !right.empty()) {
    const std::string_view first = NextPart(left);
    const std::string_view second = NextPart(right);
    if (first == second) {
      continue;
    }
    if (first.empty() || second.empty()) {
      return first.empty() ? -1 : 1;
    }
    const auto first_number = gotemplate::ParseUint(first, 10);
    const auto second_number = gotemplate::ParseUint(second, 10);
    if (first_number && second_number) {
      return Sign(*first_number, *second_number);
    }
    if (first_number || second_number) {
      return first_number ? -1 : 1;
    }
    return first < second ? -1 : 1;
  }
  return 0;
}

int Compare(const Version& left, const Version& right) {
  if (const int major = Sign(left.major, right.major); major != 0) {
    return major;
  }
  if (const int minor = Sign(left.minor, right.minor); minor != 0) {
    return minor;
  }
  if (const int patch = Sign(left.patch, right.patch); patch != 0) {
    return patch;
  }
  return ComparePrerelease(left.prerelease, right.prerelease);
}

static const std::string VersionPattern =
    R"(v?([0-9|x|X|\*]+)(\.[0-9|x|X|\*]+)?(\.[0-9|x|X|\*]+)?(-[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?(?:\+[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?)";
static const std::string Operations = R"(=||!=|>|<|>=|=>|<=|=<|~|~>|\^)";

static bool IsWild(std::string_view part) {
  return part.empty() || part == "x" || part == "X" || part == "*" || part == ".x" ||
         part == ".X" || part == ".*";
}

// A comparison in its parts: `>=`, `1`, `.2`, `.x`, `-0`.
struct ComparisonText {
  std::string operation;
  std::string major;
  std::string minor;
  std::string patch;
  std::string prerelease;
};

static Expected<Comparison> Compose(ComparisonText text) {
  Comparison comparison;
  comparison.operation = std::move(text.operation);
  std::string version = text.major + text.minor + text.patch + text.prerelease;
  if (IsWild(text.major)) {
    comparison.wild = true;
    version = "0.0.0" + text.prerelease;
  } else if (IsWild(text.minor)) {
    comparison.wild = true;
    comparison.wild_minor = true;
    version = text.major + ".0.0" + text.prerelease;
  } else if (IsWild(text.patch)) {
    comparison.wild = true;
    comparison.wild_patch = true;
    version = text.major + text.minor + ".0" + text.prerelease;
  }
  auto parsed = ParseVersion(version);
  if (!parsed) {
    return Error{"constraint parser error"};
  }
  comparison.version = *parsed;
  return comparison;
}

static Expected<Comparison> ParseComparison(std::string_view text) {
  static const RE2 Pattern("^\\s*(" + Operations + ")\\s*(?:" + VersionPattern + ")\\s*$");
  ComparisonText parts;
  if (!RE2::FullMatch(Piece(text), Pattern, &parts.operation, &parts.major, &parts.minor,
                      &parts.patch, &parts.prerelease)) {
    return Error{"improper constraint: " + gotemplate::Quote(text)};
  }
  return Compose(std::move(parts));
}

// The first bytes of `rest` that are in `bytes`, taken off it.
static std::string Take(std::string_view bytes, std::string_view& rest) {
  const auto end = std::min(rest.find_first_not_of(bytes), rest.size());
  std::string taken(rest.substr(0, end));
  rest.remove_prefix(end);
  return taken;
}

// What nearly all charts write: one comparison, such as `>=1.23.0-0` or `2.x.x`. Read by hand, as
// the patterns for everything else take longer to be made than such a chart to be rendered.
static std::optional<ComparisonText> ReadPlain(std::string_view text) {
  static constexpr std::string_view Known[] = {
      "", "=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^"};
  constexpr std::string_view Digits = "0123456789";
  ComparisonText parts;
  Take(" ", text);
  parts.operation = Take("=!<>~^", text);
  if (std::find(std::begin(Known), std::end(Known), parts.operation) == std::end(Known)) {
    return std::nullopt;
  }
  Take(" ", text);
  text.remove_prefix(text.starts_with('v') ? 1 : 0);
  std::string* numbers[] = {&parts.major, &parts.minor, &parts.patch};
  for (std::string* number : numbers) {
    if (number != &parts.major) {
      if (!text.starts_with('.')) {
        break;
      }
      *number = ".";
      text.remove_prefix(1);
    }
    const bool wild = text.starts_with('x') || text.starts_with('*');
    const auto part = wild ? std::string(text.substr(0, 1)) : Take(Digits, text);
    text.remove_prefix(wild ? 1 : 0);
    if (part.empty()) {
      return std::nullopt;
    }
    *number += part;
  }
  if (text == "-0") {
    parts.prerelease = text;
    text = {};
  }
  Take(" ", text);
  return text.empty() ? std::optional(std::move(parts)) : std::nullopt;
}

// `1.2 - 3.4` is `>= 1.2, <= 3.4`.
static std::string RewriteRanges(std::string_view text) {
  static const std::string Plain =
      R"(v?[0-9|x|X|\*]+(?:\.[0-9|x|X|\*]+)?(?:\.[0-9|x|X|\*]+)?(?:-[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?(?:\+[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?)";
  static const RE2 Range("\\s*(" + Plain + ")\\s+-\\s+(" + Plain + ")\\s*");
  std::string out(text);
  RE2::GlobalReplace(&out, Range, ">= \\1, <= \\2 ");
  return out;
}

static Expected<Constraint> ParseAny(std::string_view text) {
  static const RE2 Valid("^(?:\\s*(?:" + Operations + ")\\s*(?:" + VersionPattern +
                         ")\\s*)(?:(?:\\s+|,\\s*)(?:" + Operations + ")\\s*(?:" + VersionPattern +
                         ")\\s*)*$");
  static const RE2 Find("((?:" + Operations + ")\\s*(?:" + VersionPattern + "))");
  const std::string rewritten = RewriteRanges(text);
  Constraint constraint;
  std::size_t at = 0;
  while (at <= rewritten.size()) {
    const std::size_t bar = std::min(rewritten.find("||", at), rewritten.size());
    const std::string part = rewritten.substr(at, bar - at);
    at = bar + 2;
    if (!RE2::FullMatch(part, Valid)) {
      return Error{"improper constraint: " + gotemplate::Quote(part)};
    }
    std::vector<Comparison> group;
    re2::StringPiece rest(part);
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, Find, &found)) {
      const auto comparison = ParseComparison({found.data(), found.size()});
      if (!comparison) {
        return comparison.error();
      }
      group.push_back(*comparison);
    }
    constraint.groups.push_back(std::move(group));
    if (constraint.groups.size() > MaxGroups) {
      return Error{"too many constraint groups (max 32)"};
    }
  }
  return constraint;
}

Expected<Constraint> ParseConstraint(std::string_view text) {
  if (text.size() > MaxConstraint) {
    return Error{"constraint string is too long (max 512 bytes)"};
  }
  auto plain = ReadPlain(text);
  if (!plain) {
    return ParseAny(text);
  }
  auto comparison = Compose(std::move(*plain));
  if (!comparison) {
    return comparison.error();
  }
  return Constraint{{{std::move(*comparison)}}};
}

static bool Tilde(const Version& version, const Comparison& it) {
  const Version& wanted = it.version;
  if (Compare(version, wanted) < 0) {
    return false;
  }
  const bool anything = wanted.major == 0 && wanted.minor == 0 && wanted.patch == 0 &&
                        !it.wild_minor && !it.wild_patch;
  return anything ||
         (version.major == wanted.major && (version.minor == wanted.minor || it.wild_minor));
}

static bool Caret(const Version& version, const Comparison& it) {
  const Version& wanted = it.version;
  if (Compare(version, wanted) < 0) {
    return false;
  }
  if (wanted.major > 0 || it.wild_minor) {
    return version.major == wanted.major;
  }
  if (version.major > 0) {
    return false;
  }
  if (wanted.minor > 0 || it.wild_patch) {
    return version.minor == wanted.minor;
  }
  return version.minor == 0 && version.patch == wanted.patch;
}

static bool NotEqual(const Version& version, const Comparison& it) {
  const Version& wanted = it.version;
  if (!it.wild) {
    return Compare(version, wanted) != 0;
  }
  if (version.major != wanted.major) {
    return true;
  }
  if (it.wild_minor) {
    return false;
  }
  if (version.minor != wanted.minor) {
    return true;
  }
  if (!it.wild_patch) {
    return version.patch != wanted.patch || Compare(version, wanted) != 0;
  }
  return ComparePrerelease(version.prerelease, wanted.prerelease) != 0;
}

static bool Greater(const Version& version, const Comparison& it) {
  if (!it.wild || (!it.wild_minor && !it.wild_patch)) {
    if (!it.wild) {
      return Compare(version, it.version) > 0;
    }
    if (version.major != it.version.major) {
      return version.major > it.version.major;
    }
    return Compare(version, it.version) > 0;
  }
  if (version.major != it.version.major) {
    return version.major > it.version.major;
  }
  return !it.wild_minor && version.minor > it.version.minor;
}

static bool LessOrEqual(const Version& version, const Comparison& it) {
  if (!it.wild) {
    return Compare(version, it.version) <= 0;
  }
  if (version.major > it.version.major) {
    return false;
  }
  return !(version.major == it.version.major && version.minor > it.version.minor && !it.wild_minor);
}

static bool Holds(const Version& version, const Comparison& it) {
  const std::string& operation = it.operation;
  if (operation.empty() || operation == "=") {
    return it.wild ? Tilde(version, it) : Compare(version, it.version) == 0;
  }
  if (operation == "!=") {
    return NotEqual(version, it);
  }
  if (operation == ">") {
    return Greater(version, it);
  }
  if (operation == "<") {
    return Compare(version, it.version) < 0;
  }
  if (operation == ">=" || operation == "=>") {
    return Compare(version, it.version) >= 0;
  }
  if (operation == "<=" || operation == "=<") {
    return LessOrEqual(version, it);
  }
  return operation == "^" ? Caret(version, it) : Tilde(version, it);
}

bool Satisfies(const Version& version, const Constraint& constraint) {
  for (const auto& group : constraint.groups) {
    bool names_prerelease = false;
    bool holds = true;
    for (const Comparison& comparison : group) {
      names_prerelease = names_prerelease || !comparison.version.prerelease.empty();
    }
    for (const Comparison& comparison : group) {
      holds =
          holds && (version.prerelease.empty() || names_prerelease) && Holds(version, comparison);
    }
    if (holds) {
      return true;
    }
  }
  return false;
}

}  // namespace linter::helm
