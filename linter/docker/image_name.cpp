// What an image may be called. A host or none, components of a path, a tag, a digest.
#include <algorithm>

#include "linter/docker/image.h"

namespace linter::docker {

static bool IsLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool IsLowerOrDigit(char c) {
  return IsLetterOrDigit(c) && !(c >= 'A' && c <= 'Z');
}

static bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// `example.com`, `localhost:5000`, `[::1]:5000`.
static bool IsHostName(std::string_view host) {
  const auto bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == host.npos) {
    return false;
  }
  const auto colon = host.find(':', bracket);
  if (colon != host.npos && !IsDigits(host.substr(colon + 1))) {
    return false;
  }
  const auto name = host.substr(0, colon);
  if (name.starts_with('[')) {
    return name.find_first_not_of("[]:0123456789abcdefABCDEF") == name.npos;
  }
  for (std::size_t begin = 0; begin <= name.size();) {
    const auto end = std::min(name.find('.', begin), name.size());
    const auto label = name.substr(begin, end - begin);
    if (label.empty() || label.front() == '-' || label.back() == '-' ||
        !std::all_of(label.begin(), label.end(),
                     [](char c) { return IsLetterOrDigit(c) || c == '-'; })) {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

static bool IsSeparator(std::string_view between) {
  return between == "." || between == "_" || between == "__" ||
         between.find_first_not_of('-') == between.npos;
}

// Lower case letters and digits, with separators between them only.
static bool IsPathComponent(std::string_view component) {
  if (component.empty() || !IsLowerOrDigit(component.front()) ||
      !IsLowerOrDigit(component.back())) {
    return false;
  }
  for (std::size_t at = 0; at < component.size();) {
    auto end = at;
    while (end < component.size() && !IsLowerOrDigit(component[end])) {
      ++end;
    }
    if (end > at && !IsSeparator(component.substr(at, end - at))) {
      return false;
    }
    at = end + 1;
  }
  return true;
}

static bool IsPath(std::string_view path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    if (!IsPathComponent(path.substr(begin, end - begin))) {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

static bool IsTag(std::string_view tag) {
  constexpr std::size_t Longest = 128;
  return !tag.empty() && tag.size() <= Longest && tag.front() != '.' && tag.front() != '-' &&
         std::all_of(tag.begin(), tag.end(),
                     [](char c) { return IsLetterOrDigit(c) || c == '_' || c == '.' || c == '-'; });
}

static bool IsDigest(std::string_view digest) {
  constexpr std::size_t Shortest = 32;
  const auto colon = digest.find(':');
  const auto hex = colon == digest.npos ? "" : digest.substr(colon + 1);
  return colon != 0 && hex.size() >= Shortest &&
         hex.find_first_not_of("0123456789abcdefABCDEF") == hex.npos;
}

// The first component is a host where it looks like one.
static bool LooksLikeHost(std::string_view component) {
  return component == "localhost" || component.find_first_of(".:") != component.npos ||
         std::any_of(component.begin(), component.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool IsImageName(std::string_view name) {
  if (const auto at = name.find('@'); at != name.npos) {
    if (!IsDigest(name.substr(at + 1))) {
      return false;
    }
    name = name.substr(0, at);
  }
  const auto first = name.find('/');
  if (first != name.npos && LooksLikeHost(name.substr(0, first))) {
    if (!IsHostName(name.substr(0, first))) {
      return false;
    }
    name.remove_prefix(first + 1);
  }
  const auto colon = name.find(':');
  return IsPath(name.substr(0, colon)) && (colon == name.npos || IsTag(name.substr(colon + 1)));
}

}  // namespace linter::docker
