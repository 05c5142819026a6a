// Goes through the lines of a file once, knowing just enough of YAML to tell structure from text:
// comments, quotes that span lines, and block scalars. Wrong guesses are possible in odd files
// (multi-line plain scalars that look like keys), and cost a file that is parsed for nothing.

#include "linter/files/structure.h"

#include <algorithm>
#include <cstddef>

namespace linter::files {

static constexpr std::string_view Blank = " \t\r";

class Surveyor {
 public:
  Structure Run(std::string_view text);

 private:
  void ReadLine(std::string_view line);
  void ReadRootKey(std::string_view line, std::size_t indent);
  void ReadValue(std::string_view rest, std::size_t parent);
  void StartDocument();
  bool IsText(std::string_view line, std::size_t indent);

  Structure structure_;
  // Of the first key of the document; npos before it.
  std::size_t root_indent_ = std::string_view::npos;
  bool api_version_ = false;
  bool kind_ = false;
  // The document is a flow collection.
  bool flow_ = false;
  // Lines deeper than this belong to a block scalar; npos outside of one.
  std::size_t block_parent_ = std::string_view::npos;
  // A block scalar is the document: all lines up to the next one belong to it.
  bool block_at_root_ = false;
  // The quote that is still open at the end of the line, or 0.
  char quote_ = 0;
};

Structure Survey(std::string_view text) {
  return Surveyor().Run(text);
}

Structure Surveyor::Run(std::string_view text) {
  constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(ByteOrderMark)) {
    text.remove_prefix(ByteOrderMark.size());
  }
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    ReadLine(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return structure_;
}

void Surveyor::StartDocument() {
  root_indent_ = std::string_view::npos;
  block_parent_ = std::string_view::npos;
  api_version_ = kind_ = flow_ = block_at_root_ = false;
  quote_ = 0;
}

// Whether a line is the inside of a quote or of a block scalar that began above it.
bool Surveyor::IsText(std::string_view line, std::size_t indent) {
  if (quote_ != 0) {
    // A quote ends with its line's last unescaped one; what follows on that line is not looked at.
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (quote_ == '"' && line[i] == '\\') {
        ++i;
      } else if (line[i] == quote_) {
        quote_ = 0;
        break;
      }
    }
    return true;
  }
  if (block_at_root_ || (block_parent_ != std::string_view::npos && indent > block_parent_)) {
    return true;
  }
  block_parent_ = std::string_view::npos;
  return false;
}

// Where the colon of a key stands that begins `rest`; npos where it begins with no key.
static std::size_t EndOfKey(std::string_view rest) {
  if (rest.starts_with('"') || rest.starts_with('\'')) {
    auto close = rest.find(rest[0], 1);
    while (close != rest.npos && rest[0] == '"' && rest[close - 1] == '\\') {
      close = rest.find(rest[0], close + 1);
    }
    const auto after = close == rest.npos ? close : rest.find_first_not_of(Blank, close + 1);
    return after != rest.npos && rest[after] == ':' ? after : rest.npos;
  }
  const auto colon = rest.find(": ");
  return colon < rest.find(" #") ? colon : rest.npos;
}

void Surveyor::ReadLine(std::string_view line) {
  if (line.starts_with("---") && (line.size() == 3 || Blank.find(line[3]) != Blank.npos)) {
    StartDocument();
    line.remove_prefix(3);
    if (const auto first = line.find_first_not_of(Blank); first != line.npos) {
      flow_ = line[first] == '{' && !line.substr(first).starts_with("{{");
      if (flow_) {
        ReadRootKey(line, first);
      }
      ReadValue(line.substr(first), std::string_view::npos);
    }
    return;
  }
  auto indent = line.find_first_not_of(Blank);
  if (indent == std::string_view::npos || IsText(line, indent) || line[indent] == '#') {
    return;
  }
  const bool action =
      line.substr(indent).starts_with("{{") || line.substr(indent).starts_with("{%");
  if (root_indent_ == std::string_view::npos && !flow_ && !action && line[indent] != '%') {
    flow_ = line[indent] == '{';
    root_indent_ = indent;
  }
  ReadRootKey(line, indent);
  // The column of a key behind dashes is the indentation of its mapping.
  auto parent = indent;
  while (line.substr(indent).starts_with("- ")) {
    parent = indent;
    indent = std::min(line.find_first_not_of(Blank, indent + 1), line.size());
  }
  const auto rest = line.substr(indent);
  if (const auto colon = EndOfKey(rest); colon != rest.npos && !action) {
    const auto value = std::min(rest.find_first_not_of(Blank, colon + 1), rest.size());
    ReadValue(rest.substr(value), indent);
  } else {
    ReadValue(rest, parent);
  }
}

// The key at the start of a line: at the root's indentation, or anywhere in a flow collection.
void Surveyor::ReadRootKey(std::string_view line, std::size_t indent) {
  if (flow_) {
    api_version_ = api_version_ || HasKey(line, "apiVersion");
    kind_ = kind_ || HasKey(line, "kind");
  } else if (indent == root_indent_) {
    auto key = line.substr(indent);
    const bool quoted = key.starts_with('"') || key.starts_with('\'');
    key.remove_prefix(quoted ? 1 : 0);
    const auto is = [&](std::string_view name) {
      return key.starts_with(name) && HasKey(key, name);
    };
    api_version_ = api_version_ || is("apiVersion");
    kind_ = kind_ || is("kind");
  }
  structure_.object = structure_.object || (api_version_ && kind_);
}

// What a value that starts on this line means for the lines below it. `parent` is the indentation
// of the collection that holds the value; npos at the root.
void Surveyor::ReadValue(std::string_view rest, std::size_t parent) {
  // An anchor or a tag stands before the value.
  while (rest.starts_with('&') || rest.starts_with('!')) {
    rest = rest.substr(std::min(rest.find_first_of(Blank), rest.size()));
    rest = rest.substr(std::min(rest.find_first_not_of(Blank), rest.size()));
  }
  if (rest.starts_with("{{") || rest.starts_with("{%")) {
    structure_.template_action = true;
  } else if (rest.starts_with('|') || rest.starts_with('>')) {
    const auto end = rest.find_first_not_of("|>+-0123456789");
    const auto after = end == rest.npos ? rest.npos : rest.find_first_not_of(Blank, end);
    if (after == rest.npos || rest[after] == '#') {
      block_parent_ = parent;
      block_at_root_ = parent == std::string_view::npos;
    }
  } else if (rest.starts_with('"') || rest.starts_with('\'')) {
    quote_ = rest[0];
    IsText(rest.substr(1), 0);
  }
}

bool HasKey(std::string_view text, std::string_view key) {
  for (auto at = text.find(key); at != text.npos; at = text.find(key, at + 1)) {
    constexpr std::string_view Before = " \t\r\n\"'{,-";
    if (at > 0 && Before.find(text[at - 1]) == Before.npos &&
        static_cast<unsigned char>(text[at - 1]) < 0x80) {
      continue;
    }
    auto end = at + key.size();
    if (end < text.size() && (text[end] == '"' || text[end] == '\'')) {
      ++end;
    }
    end = text.find_first_not_of(" \t", end);
    if (end != text.npos && text[end] == ':') {
      return true;
    }
  }
  return false;
}

}  // namespace linter::files
