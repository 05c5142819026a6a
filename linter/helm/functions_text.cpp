#include <fmt/format.h>

#include <algorithm>

#include "linter/gotemplate/unicode.h"
#include "linter/helm/convert.h"
#include "linter/helm/functions.h"

// Questions about texts, and their division into pieces.

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Map;
using gotemplate::ParamKind;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

static Value Contains(Call& call) {
  return Value::Of(call[1].bytes().find(call[0].bytes()) != std::string_view::npos);
}

static Value HasPrefix(Call& call) {
  return Value::Of(call[1].bytes().starts_with(call[0].bytes()));
}

static Value HasSuffix(Call& call) {
  return Value::Of(call[1].bytes().ends_with(call[0].bytes()));
}

// Go's `strings.SplitN`; a negative count is no limit. An empty separator parts code points.
static std::vector<Text> Parts(const Text& text, std::string_view separator, std::int64_t count) {
  std::vector<Text> parts;
  const std::string_view bytes = text.bytes();
  std::size_t done = 0;
  if (count == 0) {
    return parts;
  }
  while (count < 0 || static_cast<std::int64_t>(parts.size()) + 1 < count) {
    if (separator.empty()) {
      if (done >= bytes.size()) {
        return parts;
      }
      const std::size_t size = gotemplate::FirstRune(bytes.substr(done)).size;
      parts.push_back(text.Slice(done, done + size));
      done += size;
      continue;
    }
    const std::size_t found = bytes.find(separator, done);
    if (found == std::string_view::npos) {
      break;
    }
    parts.push_back(text.Slice(done, found));
    done = found + separator.size();
  }
  if (!separator.empty() || done < bytes.size()) {
    parts.push_back(text.Slice(done, bytes.size()));
  }
  return parts;
}

static Value SplitList(Call& call) {
  return NewStrings(Parts(call[1].text(), call[0].bytes(), -1), call.heap());
}

static Value Numbered(const Call& call, const std::vector<Text>& parts) {
  Map* map = call.heap().NewMap(gotemplate::StringMap);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    map->Set(call.heap().NewText("_" + fmt::to_string(i)),
             Value::Of(call.heap().NewText(parts[i])));
  }
  return Value::Of(map);
}

static Value Split(Call& call) {
  return Numbered(call, Parts(call[1].text(), call[0].bytes(), -1));
}

static Value Splitn(Call& call) {
  return Numbered(call, Parts(call[2].text(), call[0].bytes(), call[1].integer()));
}

static Value ToStrings(Call& call) {
  return NewStrings(StringsOf(call[0], call.heap()), call.heap());
}

static Value Plural(Call& call) {
  return call[2].integer() == 1 ? call[0] : call[1];
}

static Value Hello(Call& call) {
  return call.String("Hello!");
}

// Behind `left` bytes at the front an ellipsis, and one at the end.
static Value AbbreviateBoth(const Call& call, std::int64_t left, std::int64_t width,
                            const Text& text) {
  const auto size = static_cast<std::int64_t>(text.size());
  if (size <= width) {
    return call.String(text);
  }
  left = std::min(left, size);
  if (size - left < width - 3) {
    left = size - (width - 3);
  }
  const auto slice = [&](std::int64_t from, std::int64_t to) {
    return text.Slice(static_cast<std::size_t>(from), static_cast<std::size_t>(to));
  };
  TextBuilder out;
  if (left <= 4) {
    out.Append(slice(0, width - 3));
    out.Append("...");
    return call.String(out);
  }
  out.Append("...");
  if (left + width - 3 < size) {
    const std::int64_t inner = width - 3;
    const Text rest = slice(left, size);
    out.Append(rest.Slice(0, static_cast<std::size_t>(inner - 3)));
    out.Append("...");
    return call.String(out);
  }
  out.Append(slice(size - (width - 3), size));
  return call.String(out);
}

static Value Abbrev(Call& call) {
  const std::int64_t width = call[0].integer();
  return width < 4 ? call[1] : AbbreviateBoth(call, 0, width, call[1].text());
}

static Value AbbrevBoth(Call& call) {
  const std::int64_t left = call[0].integer();
  const std::int64_t right = call[1].integer();
  if (right < 4 || (left > 0 && right < 7)) {
    return call[2];
  }
  return AbbreviateBoth(call, left, right, call[2].text());
}

static Value NoSpace(Call& call) {
  TextBuilder out;
  const Text& text = call[0].text();
  for (std::size_t i = 0; i < text.size();) {
    const gotemplate::Rune rune = gotemplate::FirstRune(text.bytes().substr(i));
    if (!gotemplate::IsSpace(rune.value)) {
      out.Append(text.Slice(i, i + rune.size));
    }
    i += rune.size;
  }
  return call.String(out);
}

static Value Initials(Call& call) {
  TextBuilder out;
  const Text& text = call[0].text();
  bool fresh = true;
  for (std::size_t i = 0; i < text.size();) {
    const gotemplate::Rune rune = gotemplate::FirstRune(text.bytes().substr(i));
    const bool space = gotemplate::IsSpace(rune.value);
    if (fresh && !space) {
      out.Append(text.Slice(i, i + rune.size));
    }
    fresh = space;
    i += rune.size;
  }
  return call.String(out);
}

enum class LongWords : std::uint8_t { Keep, Cut };

// `goutils.WrapCustom`: lines of at most `width` bytes, broken at blanks.
static std::string Wrapped(std::string_view text, std::int64_t width, std::string_view separator,
                           LongWords long_words) {
  const auto size = static_cast<std::int64_t>(text.size());
  width = std::max<std::int64_t>(width, 1);
  std::string out;
  std::int64_t offset = 0;
  const auto piece = [&](std::int64_t from, std::int64_t to) {
    return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
  };
  while (size - offset > width) {
    if (text[static_cast<std::size_t>(offset)] == ' ') {
      ++offset;
      continue;
    }
    const auto end = static_cast<std::size_t>(offset + width);
    const auto found = text.rfind(' ', end);
    const auto blank = found == std::string_view::npos ? -1 : static_cast<std::int64_t>(found);
    if (blank >= offset) {
      out.append(piece(offset, blank)).append(separator);
      offset = blank + 1;
    } else if (long_words == LongWords::Cut) {
      out.append(piece(offset, offset + width)).append(separator);
      offset += width;
    } else {
      const auto next = text.find(' ', end);
      if (next == std::string_view::npos) {
        break;
      }
      out.append(piece(offset, static_cast<std::int64_t>(next))).append(separator);
      offset = static_cast<std::int64_t>(next) + 1;
    }
  }
  return out.append(piece(offset, size));
}

static Value Wrap(Call& call) {
  return call.String(Wrapped(call[1].bytes(), call[0].integer(), "\n", LongWords::Keep));
}

static Value WrapWith(Call& call) {
  const std::string_view separator = call[1].text().empty() ? "\n" : call[1].bytes();
  return call.String(Wrapped(call[2].bytes(), call[0].integer(), separator, LongWords::Cut));
}

static constexpr auto Str = ParamKind::String;
static constexpr auto Int = ParamKind::Int;

std::span<const Function> TextFunctions() {
  static const Function Table[] = {
      {"abbrev", Abbrev, {Int, Str}},
      {"abbrevboth", AbbrevBoth, {Int, Int, Str}},
      {"contains", Contains, {Str, Str}},
      {"hasPrefix", HasPrefix, {Str, Str}},
      {"hasSuffix", HasSuffix, {Str, Str}},
      {"hello", Hello},
      {"initials", Initials, {Str}},
      {"nospace", NoSpace, {Str}},
      {"plural", Plural, {Str, Str, Int}},
      {"split", Split, {Str, Str}},
      {"splitList", SplitList, {Str, Str}},
      {"splitn", Splitn, {Str, Int, Str}},
      {"toStrings", ToStrings, {ParamKind::Any}},
      {"wrap", Wrap, {Int, Str}},
      {"wrapWith", WrapWith, {Int, Str, Str}},
  };
  return Table;
}

}  // namespace linter::helm
