#include "linter/docker/shell_word.h"

#include <algorithm>
#include <cctype>

#include "linter/docker/bash_tree.h"

namespace linter::docker {

constexpr int DeepestWord = 50;

// Collects the parts of one word.
class WordReader {
 public:
  WordReader(const Passage& source, std::size_t begin, std::size_t end);

  void Add(TSNode node, Quoting quoting, int depth);
  // Outside of quotes, with backslashes.
  void AddPlain(std::size_t begin, std::size_t end);
  ShellWord Finish();

 private:
  void AddPart(PartKind kind, Quoting quoting, std::size_t begin, std::size_t end);
  void AddString(TSNode node, int depth);
  void AddDoubleQuoted(std::size_t begin, std::size_t end);
  void AddVariable(std::size_t begin, std::size_t end, Quoting quoting);

  const Passage& source_;
  std::string_view bytes_;
  ShellWord word_;
  Passage value_;
  bool constant_ = true;
};

WordReader::WordReader(const Passage& source, std::size_t begin, std::size_t end)
    : source_(source), bytes_(source.text()), value_(source.SpanOf(begin, end)) {
  word_.span = value_.span();
  word_.text = bytes_.substr(begin, end - begin);
}

ShellWord WordReader::Finish() {
  if (constant_) {
    word_.value = std::move(value_);
  }
  return std::move(word_);
}

void WordReader::AddPart(PartKind kind, Quoting quoting, std::size_t begin, std::size_t end) {
  word_.parts.push_back({.kind = kind,
                         .quoting = quoting,
                         .span = source_.SpanOf(begin, end),
                         .text = std::string(bytes_.substr(begin, end - begin))});
  constant_ = constant_ && (kind == PartKind::Literal || kind == PartKind::Glob);
}

void WordReader::AddPlain(std::size_t begin, std::size_t end) {
  bool glob = false;
  for (std::size_t at = begin; at < end; ++at) {
    if (bytes_[at] == '\\' && at + 1 < end) {
      ++at;
      if (bytes_[at] != '\n') {
        value_.Append(source_, at, at + 1);
      }
      continue;
    }
    glob = glob || bytes_[at] == '*' || bytes_[at] == '?' || bytes_[at] == '[';
    value_.Append(source_, at, at + 1);
  }
  AddPart(glob ? PartKind::Glob : PartKind::Literal, Quoting::None, begin, end);
}

void WordReader::AddDoubleQuoted(std::size_t begin, std::size_t end) {
  if (begin >= end) {
    return;
  }
  for (std::size_t at = begin; at < end; ++at) {
    const bool escape = bytes_[at] == '\\' && at + 1 < end &&
                        std::string_view("\"$`\\\n").find(bytes_[at + 1]) != std::string_view::npos;
    if (escape) {
      ++at;
      if (bytes_[at] == '\n') {
        continue;
      }
    }
    value_.Append(source_, at, at + 1);
  }
  AddPart(PartKind::Literal, Quoting::Double, begin, end);
}

// The grammar drops blanks between the parts of a string, so that only the parts that are replaced
// are taken from it.
void WordReader::AddString(TSNode node, int depth) {
  std::size_t at = ts_node_start_byte(node) + 1;
  const std::size_t closed = ts_node_end_byte(node);
  const std::size_t end = closed > at && bytes_[closed - 1] == '"' ? closed - 1 : closed;
  bool filled = false;
  for (const TSNode child : ChildrenOf(node)) {
    if (!ts_node_is_named(child) || TypeOf(child) == "string_content") {
      continue;
    }
    AddDoubleQuoted(at, ts_node_start_byte(child));
    Add(child, Quoting::Double, depth + 1);
    at = ts_node_end_byte(child);
    filled = true;
  }
  if (at < end || !filled) {
    if (at >= end) {
      AddPart(PartKind::Literal, Quoting::Double, end, end);
    } else {
      AddDoubleQuoted(at, end);
    }
  }
}

void WordReader::AddVariable(std::size_t begin, std::size_t end, Quoting quoting) {
  AddPart(PartKind::Variable, quoting, begin, end);
  WordPart& part = word_.parts.back();
  std::string_view rest = bytes_.substr(begin, end - begin);
  const bool braces = rest.starts_with("${");
  rest.remove_prefix(braces ? 2 : 1);
  rest.remove_suffix(braces && rest.ends_with('}') ? 1 : 0);
  if (braces && rest.size() > 1 && (rest[0] == '#' || rest[0] == '!')) {
    part.sign = rest[0];
    rest.remove_prefix(1);
  }
  const auto other = std::find_if_not(rest.begin(), rest.end(), [](unsigned char each) {
    return std::isalnum(each) != 0 || each == '_';
  });
  const auto size = static_cast<std::size_t>(other - rest.begin());
  part.text = rest.substr(0, std::max<std::size_t>(size, 1));
  part.operation = rest.substr(part.text.size());
}

void WordReader::Add(TSNode node, Quoting quoting, int depth) {
  const std::string_view type = TypeOf(node);
  const std::size_t begin = ts_node_start_byte(node);
  const std::size_t end = ts_node_end_byte(node);
  if (depth > DeepestWord) {
    constant_ = false;
  } else if (type == "concatenation" || type == "command_name" || type == "variable_assignment") {
    for (const TSNode child : ChildrenOf(node)) {
      Add(child, quoting, depth + 1);
    }
  } else if (type == "string") {
    AddString(node, depth);
  } else if (type == "translated_string") {
    for (const TSNode child : ChildrenOf(node)) {
      if (ts_node_is_named(child)) {
        Add(child, quoting, depth + 1);
      }
    }
  } else if (type == "raw_string" && end - begin >= 2) {
    value_.Append(source_, begin + 1, end - 1);
    AddPart(PartKind::Literal, Quoting::Single, begin + 1, end - 1);
  } else if (type == "ansi_c_string" && end - begin >= 3) {
    value_.Append(source_, begin + 2, end - 1);
    AddPart(PartKind::Literal, Quoting::Single, begin + 2, end - 1);
    word_.parts.back().decoded = true;
    constant_ = constant_ && bytes_.substr(begin, end - begin).find('\\') == std::string_view::npos;
  } else if (type == "simple_expansion" || type == "expansion") {
    AddVariable(begin, end, quoting);
  } else if (type == "command_substitution" || type == "process_substitution") {
    AddPart(PartKind::Substitution, quoting, begin, end);
  } else if (type == "arithmetic_expansion") {
    AddPart(PartKind::Arithmetic, quoting, begin, end);
  } else if (type == "brace_expression" || type == "array") {
    AddPart(PartKind::Brace, quoting, begin, end);
  } else {
    AddPlain(begin, end);
  }
}

ShellWord ReadShellWord(const Passage& source, TSNode node) {
  WordReader reader(source, ts_node_start_byte(node), ts_node_end_byte(node));
  reader.Add(node, Quoting::None, 0);
  return reader.Finish();
}

ShellWord PlainShellWord(const Passage& source, std::size_t begin, std::size_t end) {
  WordReader reader(source, begin, end);
  reader.AddPlain(begin, end);
  return reader.Finish();
}

ShellWord ExactShellWord(const Passage& string) {
  return {.span = string.span(),
          .text = string.text(),
          .parts = {{.kind = PartKind::Literal,
                     .quoting = Quoting::Single,
                     .span = string.span(),
                     .text = string.text()}},
          .value = string};
}

}  // namespace linter::docker
