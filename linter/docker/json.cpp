#include "linter/docker/json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "linter/docker/space.h"

namespace linter::docker {

constexpr int DeepestJson = 1000;

// Walks over a text once. What it reads is all or nothing: a fault anywhere makes it plain words.
class JsonReader {
 public:
  explicit JsonReader(const Passage& text) : text_(text), bytes_(text.text()) {}

  JsonArray Read();

 private:
  char Peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  bool Eat(char c);
  void SkipBlanks();
  bool Value(int depth);
  bool Array(int depth);
  bool Object(int depth);
  bool Number();
  bool Digits();
  bool Word(std::string_view word);
  // Decodes into `target` unless that is empty.
  bool String(Passage* target);
  bool Escape(Passage* target);
  std::optional<std::uint32_t> Hexadecimal();

  const Passage& text_;
  std::string_view bytes_;
  std::size_t at_ = 0;
};

bool JsonReader::Eat(char c) {
  if (at_ < bytes_.size() && bytes_[at_] == c) {
    ++at_;
    return true;
  }
  return false;
}

void JsonReader::SkipBlanks() {
  at_ = std::min(bytes_.find_first_not_of(" \t\r\n", at_), bytes_.size());
}

bool JsonReader::Word(std::string_view word) {
  if (bytes_.substr(at_, word.size()) != word) {
    return false;
  }
  at_ += word.size();
  return true;
}

bool JsonReader::Digits() {
  const std::size_t begin = at_;
  while (Peek() >= '0' && Peek() <= '9') {
    ++at_;
  }
  return at_ > begin;
}

bool JsonReader::Number() {
  Eat('-');
  if (!Eat('0') && !Digits()) {
    return false;
  }
  if (Eat('.') && !Digits()) {
    return false;
  }
  if (Eat('e') || Eat('E')) {
    if (!Eat('+')) {
      Eat('-');
    }
    return Digits();
  }
  return true;
}

std::optional<std::uint32_t> JsonReader::Hexadecimal() {
  std::uint32_t value = 0;
  for (int digit = 0; digit < 4; ++digit, ++at_) {
    const char c = Peek();
    if (c >= '0' && c <= '9') {
      value = value * 16 + static_cast<std::uint32_t>(c - '0');
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
      value = value * 16 + static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
    } else {
      return {};
    }
  }
  return value;
}

static std::string Utf8(std::uint32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    return {static_cast<char>(c)};
  }
  if (c < 0x800) {
    return {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
  }
  if (c < 0x10000) {
    return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
  }
  return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

static bool IsSurrogate(std::uint32_t c, std::uint32_t first) {
  return c >= first && c < first + 0x400;
}

bool JsonReader::Escape(Passage* target) {
  constexpr std::string_view Names = "\"\\/bfnrt";
  constexpr std::string_view Values = "\"\\/\b\f\n\r\t";
  constexpr std::uint32_t High = 0xD800;
  constexpr std::uint32_t Low = 0xDC00;
  constexpr std::uint32_t Replacement = 0xFFFD;
  const std::size_t begin = at_ - 1;
  std::string decoded;
  const std::size_t name = Names.find(Peek());
  if (at_ < bytes_.size() && name != std::string_view::npos) {
    ++at_;
    decoded = Values[name];
  } else {
    if (!Eat('u')) {
      return false;
    }
    std::optional<std::uint32_t> c = Hexadecimal();
    if (!c) {
      return false;
    }
    if (IsSurrogate(*c, High) && bytes_.substr(at_, 2) == "\\u") {
      const std::size_t back = at_;
      at_ += 2;
      const std::optional<std::uint32_t> low = Hexadecimal();
      if (!low) {
        return false;
      }
      if (IsSurrogate(*low, Low)) {
        c = 0x10000 + ((*c - High) << 10) + (*low - Low);
      } else {
        at_ = back;
      }
    }
    const bool lonely = IsSurrogate(*c, High) || IsSurrogate(*c, Low);
    decoded = Utf8(lonely ? Replacement : *c);
  }
  if (target != nullptr) {
    target->AppendDecoded(decoded, text_.SpanOf(begin, at_));
  }
  return true;
}

bool JsonReader::String(Passage* target) {
  if (!Eat('"')) {
    return false;
  }
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_++];
    if (c == '"') {
      return true;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
      return false;
    }
    if (c == '\\') {
      if (!Escape(target)) {
        return false;
      }
    } else if (target != nullptr) {
      const std::size_t end = std::min(bytes_.find_first_of("\"\\", at_), bytes_.size());
      std::size_t plain = at_;
      while (plain < end && static_cast<unsigned char>(bytes_[plain]) >= 0x20) {
        ++plain;
      }
      target->Append(text_, at_ - 1, plain);
      at_ = plain;
    }
  }
  return false;
}

bool JsonReader::Array(int depth) {
  SkipBlanks();
  if (Eat(']')) {
    return true;
  }
  do {
    if (!Value(depth)) {
      return false;
    }
  } while (Eat(','));
  return Eat(']');
}

bool JsonReader::Object(int depth) {
  SkipBlanks();
  if (Eat('}')) {
    return true;
  }
  do {
    SkipBlanks();
    if (!String(nullptr)) {
      return false;
    }
    SkipBlanks();
    if (!Eat(':') || !Value(depth)) {
      return false;
    }
  } while (Eat(','));
  return Eat('}');
}

// Blanks around it included.
bool JsonReader::Value(int depth) {
  SkipBlanks();
  bool good = false;
  switch (Peek()) {
    case '"':
      good = String(nullptr);
      break;
    case '[':
      good = depth > 0 && Eat('[') && Array(depth - 1);
      break;
    case '{':
      good = depth > 0 && Eat('{') && Object(depth - 1);
      break;
    case 't':
      good = Word("true");
      break;
    case 'f':
      good = Word("false");
      break;
    case 'n':
      good = Word("null");
      break;
    default:
      good = Number();
  }
  SkipBlanks();
  return good;
}

JsonArray JsonReader::Read() {
  JsonArray array;
  at_ = SkipSpace(bytes_, 0);
  if (!Eat('[')) {
    return {};
  }
  SkipBlanks();
  bool more = Peek() != ']';
  while (more) {
    SkipBlanks();
    const std::size_t begin = at_;
    if (Peek() == '"') {
      Passage string;
      if (!String(&string)) {
        return {};
      }
      string.SetSpan(text_.SpanOf(begin, at_));
      array.strings.push_back(std::move(string));
      SkipBlanks();
    } else {
      if (!Value(DeepestJson)) {
        return {};
      }
      if (array.kind == JsonKind::None) {
        array.stranger = text_.SpanOf(begin, at_);
      }
      array.kind = JsonKind::Mixed;
    }
    more = Eat(',');
  }
  if (!Eat(']')) {
    return {};
  }
  SkipBlanks();
  if (at_ != bytes_.size()) {
    return {};
  }
  if (array.kind == JsonKind::None) {
    array.kind = JsonKind::Strings;
  }
  return array;
}

JsonArray ReadJson(const Passage& text) {
  return JsonReader(text).Read();
}

}  // namespace linter::docker
