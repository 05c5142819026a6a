#include "linter/gotemplate/format_verb.h"

#include <fmt/format.h>

#include <cmath>

#include "linter/gotemplate/format.h"
#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"

// Go's `printValue` and the formatting of its leaves.

namespace linter::gotemplate {

// A mapping may hold itself; Go would not come back.
static constexpr int MaxNesting = 100;

static void PrintNested(const Value& value, const Verb& verb, int depth, TextBuilder& out);

static std::string Letter(const Verb& verb) {
  std::string letter;
  AppendRune(verb.letter, letter);
  return letter;
}

static void Pad(const Text& text, const Verb& verb, TextBuilder& out) {
  const auto count = static_cast<int>(RuneCount(text.bytes()));
  const int missing = verb.width.value_or(0) - count;
  const std::string blanks(static_cast<std::size_t>(std::max(missing, 0)),
                           verb.zero && !verb.minus ? '0' : ' ');
  out.Append(verb.minus ? std::string_view() : blanks);
  out.Append(text);
  out.Append(verb.minus ? std::string_view(blanks) : std::string_view());
}

static void PadMade(std::string_view bytes, OriginId origin, const Verb& verb, TextBuilder& out) {
  const Run run = {static_cast<std::uint32_t>(bytes.size()), origin, NotCopied};
  Pad(Text(bytes, &run, 1, 0), verb, out);
}

static void BadVerb(const Value& value, const Verb& verb, TextBuilder& out) {
  out.Append("%!" + Letter(verb) + "(");
  if (value.is_nil()) {
    out.Append("<nil>");
  } else {
    out.Append(value.TypeName());
    out.Append("=");
    PrintNested(value, Verb(), 0, out);
  }
  out.Append(")");
}

static std::string Digits(std::uint64_t value, unsigned base) {
  static constexpr std::string_view Symbols = "0123456789abcdef";
  std::string digits;
  do {
    digits.insert(digits.begin(), Symbols[value % base]);
    value /= base;
  } while (value != 0);
  return digits;
}

static std::string Upper(std::string text) {
  for (char& character : text) {
    character =
        character >= 'a' && character <= 'z' ? static_cast<char>(character - 32) : character;
  }
  return text;
}

static void PrintDigits(const Value& value, const Verb& verb, unsigned base, TextBuilder& out) {
  const bool negative = value.kind() != Kind::Uint64 && value.integer() < 0;
  const auto bits = static_cast<std::uint64_t>(value.integer());
  std::string digits = Digits(negative ? 0 - bits : bits, base);
  Verb pad = verb;
  std::size_t least = 0;
  if (verb.precision) {
    least = static_cast<std::size_t>(*verb.precision);
    pad.zero = false;
    if (least == 0 && bits == 0) {
      digits.clear();
    }
  } else if (verb.zero && !verb.minus && verb.width) {
    const bool sign = negative || verb.plus || verb.space;
    least = static_cast<std::size_t>(std::max(*verb.width - (sign ? 1 : 0), 0));
  }
  if (digits.size() < least) {
    digits.insert(0, least - digits.size(), '0');
  }
  if (verb.sharp) {
    digits.insert(0, base == 2 ? "0b" : base == 8 ? "0" : base == 16 ? "0x" : "");
  }
  if (verb.letter == 'O') {
    digits.insert(0, "0o");
  }
  if (verb.letter == 'X') {
    digits = Upper(digits);
  }
  const std::string_view sign = negative ? "-" : verb.plus ? "+" : verb.space ? " " : "";
  PadMade(std::string(sign) + digits, value.origin(), pad, out);
}

static void PrintInteger(const Value& value, const Verb& verb, TextBuilder& out) {
  const auto rune = static_cast<char32_t>(value.integer());
  std::string text;
  switch (verb.letter) {
    case 'v':
    case 'd':
      PrintDigits(value, verb, 10, out);
      return;
    case 'b':
      PrintDigits(value, verb, 2, out);
      return;
    case 'o':
    case 'O':
      PrintDigits(value, verb, 8, out);
      return;
    case 'x':
    case 'X':
      PrintDigits(value, verb, 16, out);
      return;
    case 'c':
      AppendRune(rune, text);
      PadMade(text, value.origin(), verb, out);
      return;
    case 'q':
      PadMade(QuoteRune(rune), value.origin(), verb, out);
      return;
    case 'U':
      text = fmt::format("U+{:04X}", static_cast<std::uint64_t>(value.integer()));
      PadMade(text, value.origin(), verb, out);
      return;
    default:
      BadVerb(value, verb, out);
  }
}

static void PrintFloat(const Value& value, const Verb& verb, TextBuilder& out) {
  static constexpr std::string_view Known = "vgGfFeE";
  if (verb.letter >= 0x80 || Known.find(static_cast<char>(verb.letter)) == std::string_view::npos) {
    BadVerb(value, verb, out);
    return;
  }
  char letter = static_cast<char>(verb.letter);
  letter = letter == 'v' ? 'g' : letter == 'F' ? 'f' : letter;
  const int precision = letter == 'g' || letter == 'G' ? -1 : 6;
  std::string text = FormatFloat(value.real(), letter, verb.precision.value_or(precision));
  bool negative = text[0] == '-';
  const bool number = std::isfinite(value.real());
  if (text[0] == '-' || text[0] == '+') {
    text.erase(0, 1);
  }
  std::string sign = negative ? "-" : verb.plus ? "+" : verb.space ? " " : "";
  if (!number && text == "Inf" && !negative) {
    sign = "+";
  }
  Verb pad = verb;
  if (verb.zero && !verb.minus && number && verb.width) {
    const auto width = static_cast<std::size_t>(*verb.width);
    if (text.size() + sign.size() < width) {
      text.insert(0, width - text.size() - sign.size(), '0');
    }
  }
  pad.zero = verb.zero && number;
  PadMade(sign + text, value.origin(), pad, out);
}

static std::string HexOf(std::string_view bytes, const Verb& verb) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    text += i > 0 && verb.space ? " " : "";
    text += fmt::format("{:02x}", static_cast<unsigned char>(bytes[i]));
  }
  return verb.letter == 'X' ? Upper(text) : text;
}

static void PrintString(const Value& value, const Verb& verb, TextBuilder& out) {
  const Text& text = value.text();
  std::size_t size = text.size();
  if (verb.precision) {
    std::string_view rest = text.bytes();
    for (int i = 0; i < *verb.precision && !rest.empty(); ++i) {
      rest.remove_prefix(FirstRune(rest).size);
    }
    size -= rest.size();
  }
  const Text shown = text.Slice(0, size);
  const auto made = [&](const std::string& bytes) {
    // The union of a text is not known here; its first run stands for it.
    const OriginId origin = text.run_count() > 0 ? text.RunAt(0).origin : OriginId::None;
    PadMade(bytes, origin, verb, out);
  };
  const bool quoted = verb.letter == 'q' || (verb.letter == 'v' && verb.sharp_v);
  if (quoted) {
    const bool raw = verb.sharp && shown.bytes().find('`') == std::string_view::npos;
    made(raw         ? "`" + std::string(shown.bytes()) + "`"
         : verb.plus ? QuoteToAscii(shown.bytes())
                     : Quote(shown.bytes()));
  } else if (verb.letter == 'v' || verb.letter == 's') {
    Pad(shown, verb, out);
  } else if (verb.letter == 'x' || verb.letter == 'X') {
    made(HexOf(shown.bytes(), verb));
  } else {
    BadVerb(value, verb, out);
  }
}

static void PrintMap(const Value& value, const Verb& verb, int depth, TextBuilder& out) {
  const Map& map = value.map();
  out.Append(verb.sharp_v ? std::string(map.type->name) + "{" : "map[", value.origin());
  bool first = true;
  for (const Map::Entry& entry : map.entries) {
    out.Append(first ? "" : verb.sharp_v ? ", " : " ", value.origin());
    first = false;
    PrintString(Value::Of(entry.key), verb, out);
    out.Append(":", value.origin());
    PrintNested(entry.value, verb, depth + 1, out);
  }
  out.Append(verb.sharp_v ? "}" : "]", value.origin());
}

static void PrintList(const Value& value, const Verb& verb, int depth, TextBuilder& out) {
  const List& list = value.list();
  out.Append(verb.sharp_v ? std::string(list.type->name) + "{" : "[", value.origin());
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    out.Append(i == 0 ? "" : verb.sharp_v ? ", " : " ", value.origin());
    PrintNested(list.items[i], verb, depth + 1, out);
  }
  out.Append(verb.sharp_v ? "}" : "]", value.origin());
}

static void PrintObject(const Value& value, const Verb& verb, int depth, TextBuilder& out) {
  const Object& object = value.object();
  const Type& type = *object.type;
  static constexpr std::string_view TextVerbs = "sqxX";
  if (type.content != nullptr && verb.letter < 0x80 &&
      TextVerbs.find(static_cast<char>(verb.letter)) != std::string_view::npos) {
    PrintString(Value::Of(&type.content(object)), verb, out);
    return;
  }
  const bool words = verb.letter == 'v' || verb.letter == 's';
  if (type.print != nullptr && words && !verb.sharp_v) {
    TextBuilder printed;
    type.print(object, printed);
    Pad(printed.View(), verb, out);
    return;
  }
  if (depth > 0 && type.kind == "ptr") {
    out.Append("0xc000012345", value.origin());
    return;
  }
  std::string_view name = type.name;
  if (type.kind == "ptr") {
    out.Append("&");
    name.remove_prefix(name.starts_with('*') ? 1 : 0);
  }
  out.Append(verb.sharp_v ? std::string(name) + "{" : "{");
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    out.Append(i == 0 ? "" : verb.sharp_v ? ", " : " ");
    if (verb.plus_v || verb.sharp_v) {
      out.Append(std::string(type.fields[i]) + ":");
    }
    PrintNested(type.field(object, type.fields[i]), verb, depth + 1, out);
  }
  out.Append("}");
}

static void PrintNil(const Verb& verb, int depth, TextBuilder& out) {
  if (depth > 0) {
    out.Append(verb.sharp_v ? "interface {}(nil)" : "<nil>");
  } else if (verb.letter == 'v') {
    PadMade(verb.sharp_v ? "<nil>" : "<nil>", OriginId::None, verb, out);
  } else {
    out.Append("%!" + Letter(verb) + "(<nil>)");
  }
}

static void PrintNested(const Value& value, const Verb& verb, int depth, TextBuilder& out) {
  if (depth > MaxNesting) {
    out.Append("...");
    return;
  }
  switch (value.kind()) {
    case Kind::Invalid:
    case Kind::Nil:
      PrintNil(verb, depth, out);
      return;
    case Kind::Bool:
      if (verb.letter != 'v' && verb.letter != 't') {
        BadVerb(value, verb, out);
        return;
      }
      PadMade(value.boolean() ? "true" : "false", value.origin(), verb, out);
      return;
    case Kind::Float64:
      PrintFloat(value, verb, out);
      return;
    case Kind::String:
      PrintString(value, verb, out);
      return;
    case Kind::List:
      PrintList(value, verb, depth, out);
      return;
    case Kind::Map:
      PrintMap(value, verb, depth, out);
      return;
    case Kind::Object:
      PrintObject(value, verb, depth, out);
      return;
    default:
      PrintInteger(value, verb, out);
  }
}

void PrintArgument(const Value& value, const Verb& verb, TextBuilder& out) {
  if (verb.letter == 'T') {
    Verb plain = verb;
    plain.letter = 's';
    PadMade(value.TypeName(), OriginId::None, plain, out);
    return;
  }
  PrintNested(value, verb, 0, out);
}

}  // namespace linter::gotemplate
