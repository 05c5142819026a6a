#include "linter/gotemplate/format.h"

#include <fmt/format.h>

#include <utility>

#include "linter/gotemplate/format_verb.h"
#include "linter/gotemplate/unicode.h"

// The walk over a format string, as Go's `doPrintf` does it. One verb is in format_verb.cpp.

namespace linter::gotemplate {

// A number this large is no width.
static constexpr std::int64_t MaxWidth = 1'000'000;

struct Walk {
  std::string_view format;
  std::span<const Value> arguments;
  std::size_t position = 0;
  std::size_t next = 0;
  bool reordered = false;
  bool good = true;
  bool after_index = false;

  bool AtEnd() const { return position >= format.size(); }
  char Here() const { return AtEnd() ? '\0' : format[position]; }
  std::optional<int> Number();
  void ArgumentNumber();
  std::optional<int> NumberFromArgument();
};

std::optional<int> Walk::Number() {
  int number = 0;
  const std::size_t start = position;
  while (!AtEnd() && Here() >= '0' && Here() <= '9') {
    if (number > MaxWidth) {
      return std::nullopt;
    }
    number = number * 10 + (Here() - '0');
    ++position;
  }
  return position > start ? std::optional(number) : std::nullopt;
}

// `[3]` chooses an argument.
void Walk::ArgumentNumber() {
  after_index = false;
  if (Here() != '[') {
    return;
  }
  reordered = true;
  const auto close = format.find(']', position);
  if (close == std::string_view::npos || format.size() - position < 3) {
    good = false;
    ++position;
    return;
  }
  ++position;
  const auto number = Number();
  const bool whole = position == close;
  position = close + 1;
  const bool known =
      number && whole && *number >= 1 && static_cast<std::size_t>(*number) <= arguments.size();
  if (known) {
    next = static_cast<std::size_t>(*number - 1);
  } else {
    good = false;
  }
  after_index = number && whole;
}

std::optional<int> Walk::NumberFromArgument() {
  if (next >= arguments.size()) {
    return std::nullopt;
  }
  const Value& value = arguments[next];
  ++next;
  if (!value.is_integer() || value.integer() > MaxWidth || value.integer() < -MaxWidth) {
    return std::nullopt;
  }
  return static_cast<int>(value.integer());
}

static void ReadFlags(Walk& walk, Verb& verb) {
  for (; !walk.AtEnd(); ++walk.position) {
    switch (walk.Here()) {
      case '#':
        verb.sharp = true;
        break;
      case '0':
        verb.zero = true;
        break;
      case '+':
        verb.plus = true;
        break;
      case '-':
        verb.minus = true;
        break;
      case ' ':
        verb.space = true;
        break;
      default:
        return;
    }
  }
}

static void ReadWidth(Walk& walk, Verb& verb, TextBuilder& out) {
  if (walk.Here() == '*') {
    ++walk.position;
    verb.width = walk.NumberFromArgument();
    if (!verb.width) {
      out.Append("%!(BADWIDTH)");
    } else if (*verb.width < 0) {
      verb.width = -*verb.width;
      verb.minus = true;
      verb.zero = false;
    }
    walk.after_index = false;
    return;
  }
  verb.width = walk.Number();
  if (walk.after_index && verb.width) {
    walk.good = false;
  }
}

static void ReadPrecision(Walk& walk, Verb& verb, TextBuilder& out) {
  if (walk.position + 1 >= walk.format.size() || walk.Here() != '.') {
    return;
  }
  ++walk.position;
  if (walk.after_index) {
    walk.good = false;
  }
  walk.ArgumentNumber();
  if (walk.Here() == '*') {
    ++walk.position;
    verb.precision = walk.NumberFromArgument();
    if (verb.precision && *verb.precision < 0) {
      verb.precision.reset();
    }
    if (!verb.precision) {
      out.Append("%!(BADPREC)");
    }
    walk.after_index = false;
  } else {
    verb.precision = walk.Number().value_or(0);
  }
}

static void WriteVerb(Walk& walk, Verb& verb, TextBuilder& out) {
  if (walk.AtEnd()) {
    out.Append("%!(NOVERB)");
    return;
  }
  const Rune rune = FirstRune(walk.format.substr(walk.position));
  const std::string_view written = walk.format.substr(walk.position, rune.size);
  walk.position += rune.size;
  verb.letter = rune.value;
  if (rune.value == '%') {
    out.Append("%");
  } else if (!walk.good) {
    out.Append(fmt::format("%!{}(BADINDEX)", written));
  } else if (walk.next >= walk.arguments.size()) {
    out.Append(fmt::format("%!{}(MISSING)", written));
  } else {
    if (rune.value == 'v') {
      verb.sharp_v = std::exchange(verb.sharp, false);
      verb.plus_v = std::exchange(verb.plus, false);
    }
    PrintArgument(walk.arguments[walk.next], verb, out);
    ++walk.next;
  }
}

void Sprintf(const Text& format, std::span<const Value> arguments, TextBuilder& out) {
  Walk walk{format.bytes(), arguments};
  while (!walk.AtEnd()) {
    const auto percent = std::min(walk.format.find('%', walk.position), walk.format.size());
    out.Append(format.Slice(walk.position, percent));
    walk.position = percent;
    if (walk.AtEnd()) {
      break;
    }
    ++walk.position;
    walk.good = true;
    walk.after_index = false;
    Verb verb;
    ReadFlags(walk, verb);
    walk.ArgumentNumber();
    ReadWidth(walk, verb, out);
    ReadPrecision(walk, verb, out);
    if (!walk.after_index) {
      walk.ArgumentNumber();
    }
    WriteVerb(walk, verb, out);
  }
  if (walk.reordered || walk.next >= arguments.size()) {
    return;
  }
  out.Append("%!(EXTRA ");
  for (std::size_t i = walk.next; i < arguments.size(); ++i) {
    out.Append(i > walk.next ? ", " : "");
    if (arguments[i].is_nil()) {
      out.Append("<nil>");
      continue;
    }
    out.Append(arguments[i].TypeName());
    out.Append("=");
    PrintPlain(arguments[i], out);
  }
  out.Append(")");
}

void Sprint(std::span<const Value> arguments, TextBuilder& out) {
  bool after_string = true;
  for (const Value& value : arguments) {
    if (!after_string && !value.is_string()) {
      out.Append(" ");
    }
    PrintPlain(value, out);
    after_string = value.is_string();
  }
}

void Sprintln(std::span<const Value> arguments, TextBuilder& out) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    out.Append(i > 0 ? " " : "");
    PrintPlain(arguments[i], out);
  }
  out.Append("\n");
}

void PrintPlain(const Value& value, TextBuilder& out) {
  PrintArgument(value, Verb(), out);
}

}  // namespace linter::gotemplate
