#include "linter/yaml/simple_reader.h"

#include <array>
#include <cstddef>
#include <utility>

#include "linter/yaml/line.h"
#include "linter/yaml/scalar_node.h"

namespace linter::yaml {

constexpr int MaxSimpleDepth = 48;
constexpr std::size_t LongestSimpleKey = 256;

// What stands in front of a value.
enum class Before { Colon, Dash };

static constexpr std::array<bool, 256> MakeWordBytes() {
  std::array<bool, 256> word = {};
  for (const std::string_view bytes :
       {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789", "_./-"}) {
    for (const char c : bytes) {
      word[static_cast<unsigned char>(c)] = true;
    }
  }
  return word;
}

// Has no meaning of its own anywhere, but for a dash before a blank.
static bool IsWord(char c) {
  static constexpr std::array<bool, 256> WordBytes = MakeWordBytes();
  return WordBytes[static_cast<unsigned char>(c)];
}

// Functions that return a bool say whether the text is simple so far.
class SimpleReader {
 public:
  SimpleReader(const SourceFile& file, const Segment& segment)
      : file_(file),
        text_(std::string_view(file.text).substr(0, segment.body_end)),
        segment_(segment),
        assembler_(file),
        at_(segment.body),
        line_(segment.body) {}

  std::optional<Built> Read();

 private:
  static constexpr int NoColumn = -1;

  // At the end of the text a break, which ends whatever is read.
  char Peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n';
  }
  bool EndsWord(std::size_t ahead) const { return Peek(ahead) == ' ' || Peek(ahead) == '\n'; }
  bool AtDash() const { return Peek() == '-' && EndsWord(1); }
  bool AtQuote() const { return Peek() == '"' || Peek() == '\''; }
  int ColumnHere() const { return static_cast<int>(at_ - line_); }
  void SkipSpacesHere() { at_ = SkipSpaces(text_, at_); }
  Span SpanFrom(std::size_t begin) const {
    return {file_.id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  void AddScalar(std::size_t begin, Style style) {
    assembler_.Add(ScalarNode(file_, SpanFrom(begin), style, assembler_.arena()), NoNode);
  }
  void Close(std::size_t mark, Span span, Kind kind, Style style) {
    assembler_.Close(mark, {.begin = span.begin, .end = span.end, .kind = kind, .style = style},
                     NoNode);
  }

  bool EndLine();
  bool FindContent();
  void AddComment(bool own_line);
  bool BeginsKey() const;
  bool ReadBlock();
  bool ReadMapping();
  bool ReadSequence();
  bool ReadKey();
  bool ReadValue(int parent, Before before);
  bool ReadNested(int parent, Before before, std::uint32_t empty_at);
  bool ReadInline(int parent);
  bool ReadQuoted();
  bool ReadPlain();
  bool ReadBlockScalar(int parent);
  bool ReadFlow();
  bool ReadFlowItem();
  bool ReadWord();

  const SourceFile& file_;
  std::string_view text_;
  const Segment& segment_;
  Assembler assembler_;
  Built built_;
  std::size_t at_;
  // Where the line of `at_` begins.
  std::size_t line_;
  // Of the next content, where `at_` stands on it; `NoColumn` at the end.
  int column_ = NoColumn;
  int depth_ = 0;
};

std::optional<Built> SimpleReader::Read() {
  if (segment_.added > 0 || text_.find('\r', segment_.body) != std::string_view::npos) {
    return std::nullopt;
  }
  if (segment_.marked) {
    at_ += 3;
    if (!EndLine()) {
      return std::nullopt;
    }
  } else if (!FindContent()) {
    return std::nullopt;
  }
  // Real manifests have about one node for sixteen bytes.
  assembler_.Reserve((segment_.body_end - segment_.body) / 16 + 4);
  if (column_ != 0 || !ReadBlock() || column_ != NoColumn) {
    return std::nullopt;
  }
  built_.tree = assembler_.Finish();
  built_.problems = std::move(assembler_.problems());
  return std::move(built_);
}

void SimpleReader::AddComment(bool own_line) {
  const std::size_t begin = at_;
  at_ = LineEnd(text_, at_);
  built_.comments.push_back({SpanFrom(begin), own_line});
}

// What is left of a line behind a node: blanks, maybe a comment. Then goes to the next content.
bool SimpleReader::EndLine() {
  const std::size_t begin = at_;
  SkipSpacesHere();
  if (Peek() == '#' && at_ > begin) {
    AddComment(false);
  }
  return Peek() == '\n' && FindContent();
}

// From the start or the end of a line over blank lines and comments.
bool SimpleReader::FindContent() {
  while (at_ < text_.size()) {
    if (text_[at_] == '\n') {
      line_ = ++at_;
    }
    SkipSpacesHere();
    if (Peek() == '#') {
      AddComment(true);
    }
    if (Peek() != '\n') {
      column_ = ColumnHere();
      return Peek() != '\t';
    }
  }
  column_ = NoColumn;
  return true;
}

// A collection, from its first byte on.
bool SimpleReader::ReadBlock() {
  if (depth_ >= MaxSimpleDepth) {
    return false;
  }
  ++depth_;
  const bool simple = AtDash() ? ReadSequence() : ReadMapping();
  --depth_;
  return simple;
}

bool SimpleReader::ReadMapping() {
  const int column = ColumnHere();
  const auto begin = static_cast<std::uint32_t>(at_);
  const std::size_t mark = assembler_.waiting();
  do {
    if (!ReadKey() || !ReadValue(column, Before::Colon)) {
      return false;
    }
  } while (column_ == column);
  Close(mark, {file_.id, begin, assembler_.last_end()}, Kind::Mapping, Style::Block);
  return column_ < column;
}

bool SimpleReader::ReadSequence() {
  const int column = ColumnHere();
  const auto begin = static_cast<std::uint32_t>(at_);
  const std::size_t mark = assembler_.waiting();
  do {
    ++at_;
    if (!ReadValue(column, Before::Dash)) {
      return false;
    }
  } while (column_ == column && AtDash());
  Close(mark, {file_.id, begin, assembler_.last_end()}, Kind::Sequence, Style::Block);
  return column_ <= column;
}

// A key and its colon.
bool SimpleReader::ReadKey() {
  if (!BeginsKey()) {
    return false;
  }
  if (AtQuote() ? !ReadQuoted() : !ReadWord()) {
    return false;
  }
  ++at_;
  return true;
}

// A word or a quoted text of this line, right before a colon that ends it.
bool SimpleReader::BeginsKey() const {
  std::size_t length = 0;
  if (AtQuote()) {
    const char quote = Peek();
    do {
      ++length;
    } while (Peek(length) != quote && Peek(length) != '\\' && Peek(length) != '\n');
    if (Peek(length) != quote) {
      return false;
    }
    ++length;
  } else if (Peek() != '-') {
    while (IsWord(Peek(length))) {
      ++length;
    }
  }
  return length > 0 && length <= LongestSimpleKey && Peek(length) == ':' && EndsWord(length + 1);
}

// What follows a colon or a dash, up to the next content, which belongs to `parent` or a collection
// around it.
bool SimpleReader::ReadValue(int parent, Before before) {
  const auto behind = static_cast<std::uint32_t>(at_);
  SkipSpacesHere();
  if (Peek() == '\n' || Peek() == '#') {
    at_ = behind;
    return EndLine() && ReadNested(parent, before, behind);
  }
  if (before == Before::Dash && (AtDash() || BeginsKey())) {
    return ReadBlock();
  }
  return ReadInline(parent) && column_ <= parent;
}

// The value on the lines below.
bool SimpleReader::ReadNested(int parent, Before before, std::uint32_t empty_at) {
  // Items may stand right below the key.
  const bool items = before == Before::Colon && column_ == parent && AtDash();
  if (column_ > parent || items) {
    return ReadBlock();
  }
  assembler_.AddEmpty(empty_at, NoNode);
  return true;
}

// A value that begins on the line of its key.
bool SimpleReader::ReadInline(int parent) {
  if (Peek() == '|' || Peek() == '>') {
    return ReadBlockScalar(parent);
  }
  if (Peek() == '[' || Peek() == '{') {
    return ReadFlow() && EndLine();
  }
  return (AtQuote() ? ReadQuoted() : ReadPlain()) && EndLine();
}

// A quoted text of one line, without escapes in double quotes but for those that JSON has.
bool SimpleReader::ReadQuoted() {
  const char quote = Peek();
  const std::size_t begin = at_++;
  while (Peek() != '\n' && Peek() != '\t') {
    if (quote == '"' && Peek() == '\\') {
      if (std::string_view("\"\\/nrt").find(Peek(1)) == std::string_view::npos) {
        return false;
      }
      ++at_;
    } else if (quote == '\'' && Peek() == quote && Peek(1) == quote) {
      ++at_;
    } else if (Peek() == quote) {
      ++at_;
      const Style style = quote == '"' ? Style::DoubleQuoted : Style::SingleQuoted;
      AddScalar(begin, style);
      return true;
    }
    ++at_;
  }
  return false;
}

// A plain scalar up to the end of its line or a comment. That the next line does not continue it,
// the column of what follows tells.
bool SimpleReader::ReadPlain() {
  const bool dash = Peek() == '-';
  if (dash ? !IsWord(Peek(1)) : !IsWord(Peek()) && Peek() != '$' && Peek() != '(') {
    return false;
  }
  const std::size_t begin = at_;
  std::size_t end = at_;
  for (; Peek() != '\n'; ++at_) {
    if (Peek() == ' ') {
      continue;
    }
    if (Peek() == '\t' || (Peek() == ':' && EndsWord(1))) {
      return false;
    }
    if (Peek() == '#' && text_[at_ - 1] == ' ') {
      break;
    }
    end = at_ + 1;
  }
  at_ = end;
  AddScalar(begin, Style::Plain);
  return true;
}

// Headers without a digit and a comment.
bool SimpleReader::ReadBlockScalar(int parent) {
  std::size_t length = Peek(1) == '-' || Peek(1) == '+' ? 2 : 1;
  while (Peek(length) == ' ') {
    ++length;
  }
  if (Peek(length) != '\n') {
    return false;
  }
  const auto [data, scalar] =
      MakeBlockScalarNode(text_, static_cast<std::uint32_t>(at_), parent, assembler_.arena());
  // Blank lines alone are rare, and end in ways of their own.
  if (scalar.bad_indent || scalar.end <= at_ + length) {
    return false;
  }
  assembler_.Add(data, NoNode);
  at_ = scalar.end;
  return Peek() == '\n' && FindContent();
}

// A flow collection of one line.
bool SimpleReader::ReadFlow() {
  if (++depth_ > MaxSimpleDepth) {
    return false;
  }
  const std::size_t begin = at_;
  const std::size_t mark = assembler_.waiting();
  const bool mapping = Peek() == '{';
  const char close = mapping ? '}' : ']';
  ++at_;
  SkipSpacesHere();
  while (Peek() != close) {
    if (mapping) {
      if (!BeginsKey() || !ReadKey()) {
        return false;
      }
      SkipSpacesHere();
    }
    if (!ReadFlowItem()) {
      return false;
    }
    SkipSpacesHere();
    if (Peek() == ',') {
      ++at_;
      SkipSpacesHere();
      if (Peek() == close) {
        return false;
      }
    } else if (Peek() != close) {
      return false;
    }
  }
  ++at_;
  Close(mark, SpanFrom(begin), mapping ? Kind::Mapping : Kind::Sequence, Style::Flow);
  --depth_;
  return true;
}

bool SimpleReader::ReadFlowItem() {
  if (AtQuote()) {
    return ReadQuoted();
  }
  return Peek() == '[' || Peek() == '{' ? ReadFlow() : ReadWord();
}

bool SimpleReader::ReadWord() {
  if (Peek() == '-' && !IsWord(Peek(1))) {
    return false;
  }
  const std::size_t begin = at_;
  while (IsWord(Peek())) {
    ++at_;
  }
  if (at_ == begin) {
    return false;
  }
  AddScalar(begin, Style::Plain);
  return true;
}

std::optional<Built> ReadSimple(const SourceFile& file, const Segment& segment) {
  return SimpleReader(file, segment).Read();
}

}  // namespace linter::yaml
