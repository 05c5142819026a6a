#include "linter/docker/space.h"

#include <algorithm>
#include <array>

namespace linter::docker {

constexpr std::array<std::string_view, 19> WideSpaces = {
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
    "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
    "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

std::size_t SpaceAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) {
    return 0;
  }
  if (IsBlank(text[at]) || text[at] == '\n') {
    return 1;
  }
  if (static_cast<unsigned char>(text[at]) < 0x80) {
    return 0;
  }
  const auto* found = std::find_if(
      WideSpaces.begin(), WideSpaces.end(),
      [text, at](std::string_view space) { return text.substr(at, space.size()) == space; });
  return found == WideSpaces.end() ? 0 : found->size();
}

std::size_t SkipSpace(std::string_view text, std::size_t at) {
  for (std::size_t width = SpaceAt(text, at); width > 0; width = SpaceAt(text, at)) {
    at += width;
  }
  return at;
}

std::size_t TrimmedSize(std::string_view text) {
  std::size_t size = text.size();
  while (size > 0) {
    if (SpaceAt(text.substr(0, size), size - 1) == 1) {
      --size;
      continue;
    }
    const auto* found =
        std::find_if(WideSpaces.begin(), WideSpaces.end(),
                     [&](std::string_view space) { return text.substr(0, size).ends_with(space); });
    if (found == WideSpaces.end()) {
      break;
    }
    size -= found->size();
  }
  return size;
}

}  // namespace linter::docker
