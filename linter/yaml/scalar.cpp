#include "linter/yaml/scalar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "linter/yaml/line.h"

namespace linter::yaml {

static void AppendUtf8(std::uint32_t code, std::string& out) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

// Moves `at`, which stands on a line break, over it, the blank lines behind it and the indentation
// of the next line. Appends what they fold to: a space, or a break for each blank line.
static std::size_t Fold(std::string_view written, std::size_t at, std::string& out) {
  std::size_t breaks = 0;
  while (at < written.size() && (IsBreak(written[at]) || IsBlank(written[at]))) {
    if (IsBreak(written[at])) {
      at = AfterBreak(written, at);
      ++breaks;
    } else {
      ++at;
    }
  }
  if (breaks == 1) {
    out += ' ';
  } else {
    out.append(breaks - 1, '\n');
  }
  return at;
}

static void TrimBlanks(std::string& out, std::size_t floor) {
  while (out.size() > floor && IsBlank(out.back())) {
    out.pop_back();
  }
}

void CookPlain(std::string_view written, std::string& out) {
  const std::size_t start = out.size();
  for (std::size_t at = 0; at < written.size();) {
    if (IsBreak(written[at])) {
      TrimBlanks(out, start);
      at = Fold(written, at, out);
    } else {
      out += written[at++];
    }
  }
}

void CookSingleQuoted(std::string_view written, std::string& out) {
  const std::size_t start = out.size();
  for (std::size_t at = 0; at < written.size();) {
    if (IsBreak(written[at])) {
      TrimBlanks(out, start);
      at = Fold(written, at, out);
      continue;
    }
    at += written.substr(at, 2) == "''" ? 1 : 0;
    out += written[at++];
  }
}

static std::uint32_t HexAt(std::string_view written, std::size_t at, std::size_t digits) {
  std::uint32_t value = 0;
  const std::string_view text = written.substr(std::min(at, written.size()), digits);
  std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return value;
}

// Appends what the hexadecimal escape at `at` (on its letter) stands for; where it ends.
static std::size_t AppendHex(std::string_view written, std::size_t at, std::string& out) {
  const std::size_t digits = written[at] == 'x' ? 2 : written[at] == 'u' ? 4 : 8;
  std::uint32_t code = HexAt(written, at + 1, digits);
  std::size_t end = at + 1 + digits;
  // JSON writes what lies beyond 16 bits as a pair of surrogates.
  if (code >= 0xD800 && code < 0xDC00 &&
      written.substr(std::min(end, written.size()), 2) == "\\u") {
    const std::uint32_t low = HexAt(written, end + 2, 4);
    if (low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      end += 6;
    }
  }
  const bool is_scalar_value = code < 0xD800 || (code >= 0xE000 && code < 0x110000);
  AppendUtf8(is_scalar_value ? code : 0xFFFD, out);
  return std::min(end, written.size());
}

struct Escape {
  char letter;
  std::string_view text;
};

constexpr std::array Escapes = {
    Escape{'0', std::string_view("\0", 1)},
    Escape{'a', "\a"},
    Escape{'b', "\b"},
    Escape{'t', "\t"},
    Escape{'\t', "\t"},
    Escape{'n', "\n"},
    Escape{'v', "\v"},
    Escape{'f', "\f"},
    Escape{'r', "\r"},
    Escape{'e', "\x1B"},
    Escape{' ', " "},
    Escape{'"', "\""},
    Escape{'/', "/"},
    Escape{'\\', "\\"},
    Escape{'N', "\xC2\x85"},
    Escape{'_', "\xC2\xA0"},
    Escape{'L', "\xE2\x80\xA8"},
    Escape{'P', "\xE2\x80\xA9"},
};

// Reads the escape whose letter stands at `at`; where it ends.
static std::size_t AppendEscape(std::string_view written, std::size_t at, std::string& out) {
  const char letter = written[at];
  if (IsBreak(letter)) {
    at = AfterBreak(written, at);
    // Blank lines behind an escaped break stay breaks.
    while (at < written.size() && (IsBreak(written[at]) || IsBlank(written[at]))) {
      if (IsBreak(written[at])) {
        out += '\n';
        at = AfterBreak(written, at);
      } else {
        ++at;
      }
    }
    return at;
  }
  if (letter == 'x' || letter == 'u' || letter == 'U') {
    return AppendHex(written, at, out);
  }
  const auto* escape = std::find_if(Escapes.begin(), Escapes.end(), [letter](const Escape& known) {
    return known.letter == letter;
  });
  if (escape != Escapes.end()) {
    out += escape->text;
  } else {
    out += letter;
  }
  return at + 1;
}

void CookDoubleQuoted(std::string_view written, std::string& out) {
  // Blanks before a break are dropped, but not those that an escape made.
  std::size_t floor = out.size();
  for (std::size_t at = 0; at < written.size();) {
    if (written[at] == '\\' && at + 1 < written.size()) {
      at = AppendEscape(written, at + 1, out);
      floor = out.size();
    } else if (IsBreak(written[at])) {
      TrimBlanks(out, floor);
      at = Fold(written, at, out);
      floor = out.size();
    } else {
      out += written[at++];
    }
  }
}

}  // namespace linter::yaml
