#include <clocale>
#include <cwctype>

#include "linter/gotemplate/unicode.h"
#include "linter/helm/functions.h"

// Upper and lower case, and names in camels and snakes.

namespace linter::helm {

using gotemplate::Call;
using gotemplate::FirstRune;
using gotemplate::Function;
using gotemplate::ParamKind;
using gotemplate::Rune;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

// The locale with Unicode's tables; the program's own stays as it is.
static locale_t UnicodeLocale() {
  static const locale_t Unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return Unicode;
}

static char32_t ToUpper(char32_t rune) {
  if (rune < 0x80) {
    return rune >= 'a' && rune <= 'z' ? rune - 32 : rune;
  }
  return static_cast<char32_t>(towupper_l(static_cast<wint_t>(rune), UnicodeLocale()));
}

static char32_t ToLower(char32_t rune) {
  if (rune < 0x80) {
    return rune >= 'A' && rune <= 'Z' ? rune + 32 : rune;
  }
  return static_cast<char32_t>(towlower_l(static_cast<wint_t>(rune), UnicodeLocale()));
}

// Changes code point by code point; what stays the same is kept.
template <typename Change>
static Value Mapped(const Call& call, Change change) {
  TextBuilder out;
  const Text& text = call[0].text();
  const std::string_view bytes = text.bytes();
  std::string fresh;
  for (std::size_t i = 0; i < bytes.size();) {
    const Rune rune = FirstRune(bytes.substr(i));
    const Text piece = text.Slice(i, i + rune.size);
    const char32_t changed = change(rune.value);
    if (changed == rune.value) {
      out.Append(piece);
    } else {
      fresh.clear();
      gotemplate::AppendRune(changed, fresh);
      out.Append(fresh, OriginOf(piece, call.origins()));
    }
    i += rune.size;
  }
  return call.String(out);
}

static Value Upper(Call& call) {
  return Mapped(call, ToUpper);
}

static Value Lower(Call& call) {
  return Mapped(call, ToLower);
}

static bool IsWordPart(char32_t rune) {
  return rune == '_' || gotemplate::IsLetter(rune) || gotemplate::IsDigit(rune) ||
         (rune >= 0x80 && !gotemplate::IsSpace(rune));
}

static Value Title(Call& call) {
  char32_t before = ' ';
  return Mapped(call, [&](char32_t rune) {
    const bool starts = rune < 0x80 || before < 0x80 ? !IsWordPart(before) : false;
    before = rune;
    return starts ? ToUpper(rune) : rune;
  });
}

static Value Untitle(Call& call) {
  bool starts = true;
  return Mapped(call, [&](char32_t rune) {
    const char32_t changed = starts ? ToLower(rune) : rune;
    starts = gotemplate::IsSpace(rune);
    return changed;
  });
}

static Value SwapCase(Call& call) {
  return Mapped(call, [](char32_t rune) {
    return gotemplate::IsUpper(rune) ? ToLower(rune) : ToUpper(rune);
  });
}

static bool IsConnector(char32_t rune) {
  return rune == '-' || rune == '_' || gotemplate::IsSpace(rune);
}

static std::u32string RunesOf(std::string_view text) {
  std::u32string runes;
  while (!text.empty()) {
    const Rune rune = FirstRune(text);
    runes += rune.value;
    text.remove_prefix(rune.size);
  }
  return runes;
}

static std::string BytesOf(const std::u32string& runes) {
  std::string bytes;
  for (const char32_t rune : runes) {
    gotemplate::AppendRune(rune, bytes);
  }
  return bytes;
}

// `xstrings.ToPascalCase`
static Value CamelCase(Call& call) {
  const std::u32string runes = RunesOf(call[0].bytes());
  std::u32string out;
  std::size_t i = 0;
  while (i < runes.size() && IsConnector(runes[i])) {
    out += runes[i++];
  }
  if (i == runes.size()) {
    return call.String(BytesOf(out));
  }
  bool upper_word = gotemplate::IsUpper(runes[i]);
  char32_t current = ToUpper(runes[i++]);
  for (; i < runes.size(); ++i) {
    const char32_t previous = current;
    current = runes[i];
    if (IsConnector(current) && IsConnector(previous)) {
      out += previous;
      continue;
    }
    if (IsConnector(previous)) {
      upper_word = gotemplate::IsUpper(current);
      current = ToUpper(current);
      continue;
    }
    if (upper_word) {
      if (gotemplate::IsUpper(current)) {
        current = ToLower(current);
      } else {
        upper_word = false;
      }
    }
    out += previous;
  }
  out += current;
  return call.String(BytesOf(out));
}

enum class Word : std::uint8_t { None, Number, Upper, Letters, Connector, Punctuation, Other };

static bool IsPunctuation(char32_t rune) {
  static constexpr std::string_view Marks = "!\"#%&'()*,-./:;?@[\\]_{}";
  return rune < 0x80 && Marks.find(static_cast<char>(rune)) != std::string_view::npos;
}

static bool IsAlphabet(char32_t rune) {
  return gotemplate::IsLetter(rune) && rune < 0x2E80;
}

// Cuts words off the front as `xstrings` does: `HTTPServer` is `HTTP` and `Server`.
class Words {
 public:
  explicit Words(std::u32string runes) : runes_(std::move(runes)) {}

  bool AtEnd() const { return at_ >= runes_.size(); }
  Word type() const { return type_; }
  const std::u32string& word() const { return word_; }
  void Next();

 private:
  template <typename Belongs>
  std::size_t Run(std::size_t from, Belongs belongs) const {
    while (from < runes_.size() && belongs(runes_[from])) {
      ++from;
    }
    return from;
  }

  std::u32string runes_;
  std::size_t at_ = 0;
  Word type_ = Word::None;
  std::u32string word_;
};

void Words::Next() {
  const std::size_t begin = at_;
  word_.clear();
  type_ = Word::None;
  if (AtEnd()) {
    return;
  }
  const auto lower = [](char32_t rune) { return IsAlphabet(rune) && !gotemplate::IsUpper(rune); };
  const char32_t first = runes_[at_];
  if (IsConnector(first)) {
    type_ = Word::Connector;
    at_ = Run(at_, IsConnector);
  } else if (IsPunctuation(first)) {
    type_ = Word::Punctuation;
    at_ = Run(at_, IsPunctuation);
  } else if (gotemplate::IsUpper(first)) {
    type_ = Word::Upper;
    at_ = Run(at_, gotemplate::IsUpper);
    const bool letters_follow = at_ < runes_.size() && IsAlphabet(runes_[at_]);
    if (at_ - begin > 1) {
      at_ -= letters_follow ? 1 : 0;
    } else if (letters_follow) {
      at_ = Run(at_, lower);
    }
  } else if (IsAlphabet(first)) {
    type_ = Word::Letters;
    at_ = Run(at_, lower);
  } else if (gotemplate::IsDigit(first)) {
    type_ = Word::Number;
    at_ = Run(at_, gotemplate::IsDigit);
  } else {
    type_ = Word::Other;
    at_ = Run(at_, [](char32_t rune) {
      return !IsConnector(rune) && !IsAlphabet(rune) && !gotemplate::IsDigit(rune) &&
             !IsPunctuation(rune);
    });
  }
  word_ = runes_.substr(begin, at_ - begin);
}

// `xstrings.ToSnakeCase` and `ToKebabCase`, with their rules about digits.
class LowerWords {
 public:
  LowerWords(std::string_view text, char32_t connector)
      : words_(RunesOf(text)), connector_(connector) {}

  std::string Join() {
    words_.Next();
    while (!words_.AtEnd()) {
      Step();
    }
    Put(words_.type(), words_.word());
    return BytesOf(out_);
  }

 private:
  static bool Joins(Word word) { return word == Word::Letters || word == Word::Number; }
  static bool Parts(Word word) {
    return word != Word::None && word != Word::Punctuation && word != Word::Connector;
  }

  void Put(Word type, const std::u32string& word) {
    if (type == Word::Connector) {
      for (std::size_t i = 0; i < word.size(); ++i) {
        out_ += connector_;
      }
      return;
    }
    for (const char32_t rune : word) {
      out_ += ToLower(rune);
    }
  }

  void PutJoined() {
    while (Joins(words_.type())) {
      Put(words_.type(), words_.word());
      words_.Next();
    }
    if (Parts(words_.type())) {
      out_ += connector_;
    }
  }

  void Step() {
    const Word previous = words_.type();
    const std::u32string last = words_.word();
    if (previous != Word::Connector) {
      Put(previous, last);
    }
    words_.Next();
    if (previous == Word::Number) {
      PutJoined();
    } else if (previous == Word::Connector) {
      Put(previous, last);
    } else if (previous != Word::Punctuation) {
      StepBehindLetters();
    }
  }

  void StepBehindLetters() {
    if (words_.type() != Word::Number) {
      if (words_.type() != Word::Connector && words_.type() != Word::Punctuation) {
        out_ += connector_;
      }
      return;
    }
    if (words_.AtEnd()) {
      return;
    }
    const std::u32string number = words_.word();
    words_.Next();
    if (words_.type() != Word::Letters) {
      Put(Word::Number, number);
      if (words_.type() != Word::Connector && words_.type() != Word::Punctuation) {
        out_ += connector_;
      }
      return;
    }
    out_ += connector_;
    Put(Word::Number, number);
    PutJoined();
  }

  Words words_;
  char32_t connector_;
  std::u32string out_;
};

static Value SnakeCase(Call& call) {
  return call.String(LowerWords(call[0].bytes(), '_').Join());
}

static Value KebabCase(Call& call) {
  return call.String(LowerWords(call[0].bytes(), '-').Join());
}

static constexpr auto Str = ParamKind::String;

std::span<const Function> CaseFunctions() {
  static const Function Table[] = {
      {"camelcase", CamelCase, {Str}}, {"kebabcase", KebabCase, {Str}}, {"lower", Lower, {Str}},
      {"snakecase", SnakeCase, {Str}}, {"swapcase", SwapCase, {Str}},   {"title", Title, {Str}},
      {"untitle", Untitle, {Str}},     {"upper", Upper, {Str}},
  };
  return Table;
}

}  // namespace linter::helm
