#include <fmt/format.h>

#include <algorithm>

#include "linter/gotemplate/format.h"
#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/convert.h"
#include "linter/helm/functions.h"
#include "linter/helm/json.h"

// Functions that keep the text they are given, or pieces of it.

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::ParamKind;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

// Repeating and indenting may make much out of little.
static constexpr std::int64_t MaxSize = 64 << 20;

// What is cut off at the ends may hold places of branches that were not taken; these stay.
static Text Trimmed(const Call& call, const Text& text, std::size_t begin, std::size_t end) {
  if (begin == 0 && end == text.size()) {
    return text;
  }
  TextBuilder out;
  const auto marks = [&](std::size_t from, std::size_t to) {
    const Text cut = text.Slice(from, to);
    for (std::uint32_t i = 0; i < cut.run_count(); ++i) {
      const gotemplate::Run run = cut.RunAt(i);
      if (run.end == cut.RunBegin(i)) {
        out.Mark(run.origin);
      }
    }
  };
  if (begin > 0) {
    marks(0, begin - 1);
  }
  out.Append(text.Slice(begin, end));
  if (end < text.size()) {
    marks(end + 1, text.size());
  }
  return out.Build(call.heap().memory());
}

static Value Trim(Call& call) {
  const Text& text = call[0].text();
  const std::string_view kept = gotemplate::TrimSpace(text.bytes());
  const auto begin = static_cast<std::size_t>(kept.data() - text.bytes().data());
  return call.String(Trimmed(call, text, begin, begin + kept.size()));
}

static bool HasRune(std::string_view set, char32_t rune) {
  while (!set.empty()) {
    const gotemplate::Rune member = gotemplate::FirstRune(set);
    if (member.value == rune) {
      return true;
    }
    set.remove_prefix(member.size);
  }
  return false;
}

static Value TrimAll(Call& call) {
  const std::string_view set = call[0].bytes();
  const Text& text = call[1].text();
  const std::string_view bytes = text.bytes();
  std::size_t begin = 0;
  std::size_t end = bytes.size();
  while (begin < end) {
    const gotemplate::Rune rune = gotemplate::FirstRune(bytes.substr(begin));
    if (!HasRune(set, rune.value)) {
      break;
    }
    begin += rune.size;
  }
  while (end > begin) {
    const gotemplate::Rune rune = gotemplate::LastRune(bytes.substr(begin, end - begin));
    if (!HasRune(set, rune.value)) {
      break;
    }
    end -= rune.size;
  }
  return call.String(Trimmed(call, text, begin, end));
}

static Value TrimPrefix(Call& call) {
  const Text& text = call[1].text();
  const bool has = text.bytes().starts_with(call[0].bytes());
  return call.String(text.Slice(has ? call[0].text().size() : 0, text.size()));
}

static Value TrimSuffix(Call& call) {
  const Text& text = call[1].text();
  const bool has = text.bytes().ends_with(call[0].bytes());
  return call.String(text.Slice(0, text.size() - (has ? call[0].text().size() : 0)));
}

static Value Trunc(Call& call) {
  const std::int64_t count = call[0].integer();
  const Text& text = call[1].text();
  const std::int64_t size = text.size();
  if (count < 0 && size + count > 0) {
    return call.String(text.Slice(static_cast<std::size_t>(size + count), text.size()));
  }
  if (count >= 0 && size > count) {
    return call.String(text.Slice(0, static_cast<std::size_t>(count)));
  }
  return call.String(text);
}

static Value Substr(Call& call) {
  std::int64_t start = call[0].integer();
  std::int64_t end = call[1].integer();
  const Text& text = call[2].text();
  const auto size = static_cast<std::int64_t>(text.size());
  if (start < 0) {
    start = 0;
  } else if (end < 0 || end > size) {
    end = size;
  }
  if (start > end || end > size || end < 0) {
    return call.Fail(fmt::format("runtime error: slice bounds out of range [{}:{}]",
                                 start > end ? fmt::to_string(start) : "", end));
  }
  return call.String(text.Slice(static_cast<std::size_t>(start), static_cast<std::size_t>(end)));
}

static void AppendIndented(const Text& text, const std::string& pad, TextBuilder& out) {
  const std::string_view bytes = text.bytes();
  out.Append(pad, text.OriginAt(0));
  std::size_t done = 0;
  while (true) {
    const std::size_t newline = bytes.find('\n', done);
    if (newline == std::string_view::npos) {
      break;
    }
    out.Append(text.Slice(done, newline + 1));
    out.Append(pad, text.OriginAt(newline + 1));
    done = newline + 1;
  }
  out.Append(text.Slice(done, bytes.size()));
}

static Value IndentWith(const Call& call, std::string_view before) {
  const std::int64_t spaces = call[0].integer();
  const Text& text = call[1].text();
  if (spaces < 0) {
    return call.Fail("strings: negative Repeat count");
  }
  const auto lines = std::count(text.bytes().begin(), text.bytes().end(), '\n') + 1;
  if (spaces > MaxSize / lines) {
    return call.Fail("strings: Repeat output length overflow");
  }
  TextBuilder out;
  out.Append(before, text.OriginAt(0));
  AppendIndented(text, std::string(static_cast<std::size_t>(spaces), ' '), out);
  return call.String(out);
}

static Value Indent(Call& call) {
  return IndentWith(call, "");
}

static Value Nindent(Call& call) {
  return IndentWith(call, "\n");
}

static Value Replace(Call& call) {
  const std::string_view old = call[0].bytes();
  const Text& fresh = call[1].text();
  const Text& text = call[2].text();
  const std::string_view bytes = text.bytes();
  TextBuilder out;
  std::size_t done = 0;
  if (old.empty()) {
    // Go puts the new text before each code point and at the end.
    while (done < bytes.size()) {
      out.Append(fresh);
      const std::size_t size = gotemplate::FirstRune(bytes.substr(done)).size;
      out.Append(text.Slice(done, done + size));
      done += size;
      if (out.size() > static_cast<std::size_t>(MaxSize)) {
        return call.Fail("strings: Replace output length overflow");
      }
    }
    out.Append(fresh);
    return call.String(out);
  }
  while (true) {
    const std::size_t found = bytes.find(old, done);
    if (found == std::string_view::npos) {
      break;
    }
    out.Append(text.Slice(done, found));
    out.Append(fresh);
    done = found + old.size();
    if (out.size() > static_cast<std::size_t>(MaxSize)) {
      return call.Fail("strings: Replace output length overflow");
    }
  }
  if (done == 0) {
    return call.String(text);
  }
  out.Append(text.Slice(done, bytes.size()));
  return call.String(out);
}

static Value Repeat(Call& call) {
  const std::int64_t count = call[0].integer();
  const Text& text = call[1].text();
  if (count < 0) {
    return call.Fail("strings: negative Repeat count");
  }
  if (text.size() > 0 && count > MaxSize / text.size()) {
    return call.Fail("strings: Repeat output length overflow");
  }
  // Of many copies it is not told which byte was copied from where, but only what they were made
  // of, or a text of blanks would take more memory for its origins than for itself.
  constexpr std::int64_t MostCopies = 64;
  const auto all = OriginOf(text, call.origins());
  TextBuilder out;
  for (std::int64_t i = 0; i < count && text.size() > 0; ++i) {
    if (count <= MostCopies) {
      out.Append(text);
    } else {
      out.Append(text.bytes(), all);
    }
  }
  return call.String(out);
}

// A Go string literal; what needs no escape is kept.
static void AppendQuoted(const Text& text, TextBuilder& out) {
  const std::string_view bytes = text.bytes();
  out.Append("\"", text.OriginAt(0));
  std::size_t done = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const gotemplate::Rune rune = gotemplate::FirstRune(bytes.substr(i));
    const bool invalid = rune.size == 1 && static_cast<unsigned char>(bytes[i]) >= 0x80U;
    if (invalid || rune.value == '"' || rune.value == '\\' || !gotemplate::IsPrint(rune.value)) {
      out.Append(text.Slice(done, i));
      const std::string escaped = gotemplate::Quote(bytes.substr(i, rune.size));
      out.Append(std::string_view(escaped).substr(1, escaped.size() - 2), text.OriginAt(i));
      done = i + rune.size;
    }
    i += rune.size;
  }
  out.Append(text.Slice(done, bytes.size()));
  out.Append("\"", text.OriginAt(bytes.empty() ? 0 : bytes.size() - 1));
}

static Value QuoteAll(Call& call) {
  TextBuilder out;
  for (const Value& value : call.arguments) {
    if (value.is_nil()) {
      continue;
    }
    out.Append(out.empty() ? "" : " ");
    AppendQuoted(StringOf(value, call.heap()), out);
  }
  return call.String(out);
}

static Value SingleQuoteAll(Call& call) {
  TextBuilder out;
  for (const Value& value : call.arguments) {
    if (value.is_nil()) {
      continue;
    }
    out.Append(out.empty() ? "" : " ");
    out.Append("'");
    PrintPlain(value, out);
    out.Append("'");
  }
  return call.String(out);
}

static Value Cat(Call& call) {
  TextBuilder out;
  bool first = true;
  for (const Value& value : call.arguments) {
    if (value.is_nil()) {
      continue;
    }
    out.Append(first ? "" : " ");
    first = false;
    PrintPlain(value, out);
  }
  return call.String(out);
}

static Value ToString(Call& call) {
  return call.String(StringOf(call[0], call.heap()));
}

static Value Join(Call& call) {
  TextBuilder out;
  bool first = true;
  for (const Text& text : StringsOf(call[1], call.heap())) {
    if (!first) {
      out.Append(call[0].text());
    }
    first = false;
    out.Append(text);
  }
  return call.String(out);
}

static constexpr auto Str = ParamKind::String;
static constexpr auto Int = ParamKind::Int;
static constexpr auto Any = ParamKind::Any;

std::span<const Function> StringFunctions() {
  static const Function Table[] = {
      {"cat", Cat, {}, Any},
      {"indent", Indent, {Int, Str}},
      {"join", Join, {Str, Any}},
      {"nindent", Nindent, {Int, Str}},
      {"quote", QuoteAll, {}, Any},
      {"repeat", Repeat, {Int, Str}},
      {"replace", Replace, {Str, Str, Str}},
      {"squote", SingleQuoteAll, {}, Any},
      {"substr", Substr, {Int, Int, Str}},
      {"toString", ToString, {Any}},
      {"trim", Trim, {Str}},
      {"trimAll", TrimAll, {Str, Str}},
      {"trimPrefix", TrimPrefix, {Str, Str}},
      {"trimSuffix", TrimSuffix, {Str, Str}},
      {"trimall", TrimAll, {Str, Str}},
      {"trunc", Trunc, {Int, Str}},
  };
  return Table;
}

}  // namespace linter::helm
