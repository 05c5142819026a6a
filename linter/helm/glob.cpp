#include "linter/helm/glob.h"

#include <optional>
#include <string>

#include "linter/gotemplate/unicode.h"

namespace linter::helm {

using gotemplate::FirstRune;
using gotemplate::Rune;

// Patterns come from charts: what needs more steps matches nothing.
static constexpr int MaxSteps = 100'000;

// The length of `[…]` that a pattern begins with; 0 when it is not closed.
static std::size_t ClassSize(std::string_view pattern) {
  std::size_t at = 1;
  at += at < pattern.size() && (pattern[at] == '^' || pattern[at] == '!') ? 1 : 0;
  const std::size_t first = at;
  while (at < pattern.size() && (pattern[at] != ']' || at == first)) {
    at += pattern[at] == '\\' ? 2 : 1;
  }
  return at < pattern.size() ? at + 1 : 0;
}

// The length of `{…}`, braces inside counted; 0 when it is not closed.
static std::size_t BraceSize(std::string_view pattern) {
  int depth = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\') {
      ++at;
    } else if (pattern[at] == '{') {
      ++depth;
    } else if (pattern[at] == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return 0;
}

static bool InClass(std::string_view members, char32_t wanted) {
  const bool negated = members.starts_with('^') || members.starts_with('!');
  members.remove_prefix(negated ? 1 : 0);
  bool found = false;
  const auto next = [&] {
    if (members.starts_with('\\')) {
      members.remove_prefix(1);
    }
    const Rune rune = FirstRune(members);
    members.remove_prefix(rune.size);
    return rune.value;
  };
  while (!members.empty()) {
    const char32_t low = next();
    char32_t high = low;
    if (members.size() > 1 && members[0] == '-') {
      members.remove_prefix(1);
      high = next();
    }
    found = found || (wanted >= low && wanted <= high);
  }
  return found != negated;
}

class Matcher {
 public:
  explicit Matcher(GlobStyle style) : style_(style) {}

  bool Matches(std::string_view pattern, std::string_view text) {
    if (++steps_ > MaxSteps) {
      return false;
    }
    while (!pattern.empty()) {
      const char mark = pattern[0];
      if (mark == '*') {
        return Star(pattern, text);
      }
      if (mark == '{' && style_ == GlobStyle::Files) {
        return Alternatives(pattern, text);
      }
      const Rune rune = FirstRune(text);
      if (rune.size == 0) {
        return false;
      }
      if (mark == '?') {
        if (rune.value == '/') {
          return false;
        }
        pattern.remove_prefix(1);
      } else if (mark == '[') {
        const std::size_t size = ClassSize(pattern);
        if (size == 0 || rune.value == '/' || !InClass(pattern.substr(1, size - 2), rune.value)) {
          return false;
        }
        pattern.remove_prefix(size);
      } else {
        pattern.remove_prefix(mark == '\\' && pattern.size() > 1 ? 1 : 0);
        const Rune wanted = FirstRune(pattern);
        if (wanted.value != rune.value) {
          return false;
        }
        pattern.remove_prefix(wanted.size);
      }
      text.remove_prefix(rune.size);
    }
    return text.empty();
  }

 private:
  bool Star(std::string_view pattern, std::string_view text) {
    const bool deep = style_ == GlobStyle::Files && pattern.starts_with("**");
    pattern.remove_prefix(deep ? 2 : 1);
    while (true) {
      if (Matches(pattern, text)) {
        return true;
      }
      if (text.empty() || (!deep && text[0] == '/')) {
        return false;
      }
      text.remove_prefix(FirstRune(text).size);
    }
  }

  bool Alternatives(std::string_view pattern, std::string_view text) {
    const std::size_t size = BraceSize(pattern);
    if (size == 0) {
      return false;
    }
    const std::string_view inside = pattern.substr(1, size - 2);
    const std::string rest(pattern.substr(size));
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= inside.size(); ++at) {
      const char mark = at < inside.size() ? inside[at] : ',';
      depth += mark == '{' ? 1 : mark == '}' ? -1 : 0;
      if (mark == ',' && depth == 0) {
        if (Matches(std::string(inside.substr(begin, at - begin)) + rest, text)) {
          return true;
        }
        begin = at + 1;
      }
    }
    return false;
  }

  GlobStyle style_;
  int steps_ = 0;
};

// Most patterns are a name, or `*` and an end.
static std::optional<bool> MatchesPlainly(std::string_view pattern, std::string_view text,
                                          GlobStyle style) {
  const bool star = style == GlobStyle::Path && pattern.starts_with('*');
  const auto rest = pattern.substr(star ? 1 : 0);
  if (rest.find_first_of("*?[\\{") != std::string_view::npos) {
    return std::nullopt;
  }
  if (!star) {
    return text == rest;
  }
  return text.ends_with(rest) &&
         text.substr(0, text.size() - rest.size()).find('/') == std::string_view::npos;
}

bool GlobMatches(std::string_view pattern, std::string_view text, GlobStyle style) {
  const auto plain = MatchesPlainly(pattern, text, style);
  return plain ? *plain : Matcher(style).Matches(pattern, text);
}

bool IsGlob(std::string_view pattern, GlobStyle style) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool open_class = pattern[at] == '[' && ClassSize(pattern.substr(at)) == 0;
    const bool open_brace =
        pattern[at] == '{' && style == GlobStyle::Files && BraceSize(pattern.substr(at)) == 0;
    if (open_class || open_brace || (pattern[at] == '\\' && at + 1 == pattern.size())) {
      return false;
    }
    at += pattern[at] == '\\' ? 1 : 0;
  }
  return true;
}

}  // namespace linter::helm
