#include "linter/helm/yaml_style.h"

#include "linter/gotemplate/unicode.h"
#include "linter/helm/yaml_scalar.h"

namespace linter::helm {

using gotemplate::FirstRune;
using gotemplate::Rune;

// What `yaml_emitter_analyze_scalar` finds out.
struct Analysis {
  bool plain = true;
  bool single_quoted = true;
  bool block = true;
};

// Where blanks and breaks stand.
struct Blanks {
  bool leading_space = false;
  bool leading_break = false;
  bool trailing_space = false;
  bool trailing_break = false;
  bool break_space = false;
  bool space_break = false;
  bool line_breaks = false;
};

static bool IsBreak(char32_t rune) {
  return rune == '\n' || rune == '\r' || rune == 0x85 || rune == 0x2028 || rune == 0x2029;
}

static bool IsBlank(char32_t rune) {
  return rune == ' ' || rune == '\t' || IsBreak(rune);
}

bool IsYamlPrintable(char32_t rune) {
  return rune == '\n' || (rune >= 0x20 && rune <= 0x7E) || (rune >= 0xA0 && rune < 0xD800) ||
         (rune >= 0xE000 && rune <= 0xFFFD && rune != 0xFEFF);
}

static Blanks FindBlanks(std::string_view text) {
  Blanks blanks;
  bool previous_space = false;
  bool previous_break = false;
  bool first = true;
  while (!text.empty()) {
    const Rune rune = FirstRune(text);
    const bool last = rune.size == text.size();
    if (rune.value == ' ') {
      blanks.leading_space |= first;
      blanks.trailing_space |= last;
      blanks.break_space |= previous_break;
      previous_space = true;
      previous_break = false;
    } else if (IsBreak(rune.value)) {
      blanks.line_breaks = true;
      blanks.leading_break |= first;
      blanks.trailing_break |= last;
      blanks.space_break |= previous_space;
      previous_space = false;
      previous_break = true;
    } else {
      previous_space = false;
      previous_break = false;
    }
    first = false;
    text.remove_prefix(rune.size);
  }
  return blanks;
}

// An indicator that a plain scalar in block context must not have.
static bool HasIndicator(std::string_view text) {
  static constexpr std::string_view Leading = "#,[]{}&*!|>'\"%@`";
  if (text.starts_with("---") || text.starts_with("...")) {
    return true;
  }
  bool before_blank = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    const Rune next = FirstRune(text.substr(i + 1));
    const bool blank_follows = next.size == 0 || IsBlank(next.value);
    if (i == 0) {
      const bool soft = character == '?' || character == ':' || character == '-';
      if (Leading.find(character) != std::string_view::npos || (soft && blank_follows)) {
        return true;
      }
    } else if ((character == ':' && blank_follows) || (character == '#' && before_blank)) {
      return true;
    }
    before_blank = IsBlank(static_cast<unsigned char>(character));
  }
  return false;
}

static bool HasSpecial(std::string_view text) {
  while (!text.empty()) {
    const Rune rune = FirstRune(text);
    if (!IsYamlPrintable(rune.value)) {
      return true;
    }
    text.remove_prefix(rune.size);
  }
  return false;
}

static Analysis Analyze(std::string_view text) {
  const Blanks blanks = FindBlanks(text);
  Analysis analysis;
  if (blanks.leading_space || blanks.leading_break || blanks.trailing_space ||
      blanks.trailing_break || blanks.line_breaks || HasIndicator(text)) {
    analysis.plain = false;
  }
  if (blanks.trailing_space) {
    analysis.block = false;
  }
  if (blanks.break_space) {
    analysis.plain = false;
    analysis.single_quoted = false;
  }
  if (blanks.space_break || HasSpecial(text)) {
    analysis = {false, false, false};
  }
  return analysis;
}

static ScalarStyle Wanted(std::string_view text) {
  if (text.find('\n') != std::string_view::npos) {
    return ScalarStyle::Literal;
  }
  const bool plain = ResolveScalar(text).kind == ScalarKind::String && !IsBase60(text);
  return plain ? ScalarStyle::Plain : ScalarStyle::DoubleQuoted;
}

ScalarStyle StyleOf(std::string_view text, ScalarPlace place) {
  ScalarStyle style = Wanted(text);
  if (style == ScalarStyle::DoubleQuoted) {
    return style;
  }
  const Analysis analysis = Analyze(text);
  if (style == ScalarStyle::Literal) {
    return analysis.block && place == ScalarPlace::Value ? style : ScalarStyle::DoubleQuoted;
  }
  if (analysis.plain) {
    return style;
  }
  return analysis.single_quoted ? ScalarStyle::SingleQuoted : ScalarStyle::DoubleQuoted;
}

}  // namespace linter::helm
