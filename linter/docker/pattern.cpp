#include "linter/docker/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

namespace linter::docker {

// A pattern as a regular expression.
struct Expression {
  std::string text;
  std::optional<std::string> error;
};

static Expression Convert(std::string_view pattern, Reach reach, std::string_view prefix) {
  Expression expression = {.text = std::string(prefix), .error = {}};
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    char c = pattern[at];
    if (c == '*') {
      expression.text += reach == Reach::Longest ? ".*" : ".*?";
      continue;
    }
    if (c == '?') {
      expression.text += '.';
      continue;
    }
    if (c == '\\') {
      const char next = at + 1 < pattern.size() ? pattern[at + 1] : '\0';
      if (next == '}' || next == '/') {
        continue;
      }
      if (next != '*' && next != '?' && next != '\\') {
        expression.error =
            fmt::format("invalid pattern ({}) in substitution: invalid escape '\\{}'", pattern,
                        at + 1 < pattern.size() ? pattern.substr(at + 1, 1) : "");
        return expression;
      }
      ++at;
      c = next;
      expression.text += '\\';
    } else if (std::string_view("[]{}.+()|^$").find(c) != std::string_view::npos) {
      expression.text += '\\';
    }
    expression.text += c;
  }
  return expression;
}

// Where an expression is found.
struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
};

static std::optional<Match> Find(const RE2& expression, std::string_view text, std::size_t from) {
  re2::StringPiece found;
  if (!expression.ok() || !expression.Match(re2::StringPiece(text.data(), text.size()), from,
                                            text.size(), RE2::UNANCHORED, &found, 1)) {
    return {};
  }
  const auto begin = static_cast<std::size_t>(found.data() - text.data());
  return Match{begin, begin + found.size()};
}

static RE2::Options Silent() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

Changed CutPrefix(const Passage& value, std::string_view pattern, Reach reach) {
  const Expression expression = Convert(pattern, reach, "^");
  if (expression.error) {
    return {.text = value, .error = expression.error};
  }
  const auto match = Find(RE2(expression.text, Silent()), value.text(), 0);
  return {.text = match ? value.Slice(match->end, value.size()) : value, .error = {}};
}

static std::size_t CharacterSize(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    ++end;
  }
  return end - at;
}

enum class Escapes : std::uint8_t { Plain, Kept };

static std::string Reversed(std::string_view text, Escapes escapes) {
  std::string result(text.size(), '\0');
  std::size_t free = text.size();
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = CharacterSize(text, at);
    if (escapes == Escapes::Kept && text[at] == '\\' && at + 1 < text.size()) {
      size += CharacterSize(text, at + 1);
    }
    free -= size;
    result.replace(free, size, text.substr(at, size));
    at += size;
  }
  return result;
}

// The shortest piece at the end cannot be asked of a regular expression: both texts are turned
// around instead.
Changed CutSuffix(const Passage& value, std::string_view pattern, Reach reach) {
  const Expression expression = Convert(Reversed(pattern, Escapes::Kept), reach, "^");
  if (expression.error) {
    return {.text = value, .error = expression.error};
  }
  const std::string reversed = Reversed(value.text(), Escapes::Plain);
  const auto match = Find(RE2(expression.text, Silent()), reversed, 0);
  return {.text = match ? value.Slice(0, value.size() - match->end) : value, .error = {}};
}

Changed Replace(const Passage& value, std::string_view pattern, const Passage& replacement,
                Occurrences occurrences) {
  const Expression expression = Convert(pattern, Reach::Longest, "");
  if (expression.error) {
    return {.text = value, .error = expression.error};
  }
  const RE2 compiled(expression.text, Silent());
  Passage result(value.span());
  std::size_t copied = 0;
  std::size_t from = 0;
  std::optional<std::size_t> last;
  while (from <= value.size()) {
    const auto match = Find(compiled, value.text(), from);
    if (!match) {
      break;
    }
    const bool nothing = match->begin == match->end;
    if (!nothing || last != match->begin) {
      result.Append(value, copied, match->begin);
      result.Append(replacement, 0, replacement.size());
      copied = match->end;
      last = match->end;
      if (occurrences == Occurrences::First) {
        break;
      }
    }
    from = nothing ? match->end + 1 : match->end;
  }
  result.Append(value, copied, value.size());
  return {.text = result, .error = {}};
}

}  // namespace linter::docker
