#include "linter/custom/written.h"

#include <algorithm>
#include <string_view>

#include "linter/text/source_file.h"
#include "linter/yaml/tree.h"

namespace linter::custom {

static bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// What folding, indentation and quotes change is blanks, backslashes and doubled quotes: the text
// and its source are walked side by side, and these passed over.
std::uint32_t WrittenAt(const yaml::Node& scalar, std::size_t offset) {
  const auto span = scalar.span();
  const auto source = scalar.tree().file().Text(span);
  const auto text = scalar.text();
  std::size_t at = 0;
  if (scalar.style() == yaml::Style::Literal || scalar.style() == yaml::Style::Folded) {
    at = std::min(source.find('\n'), source.size());
  } else if (scalar.style() != yaml::Style::Plain) {
    at = std::min<std::size_t>(1, source.size());
  }
  for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
    if (IsSpace(text[i])) {
      continue;
    }
    while (at < source.size() && source[at] != text[i]) {
      ++at;
    }
    at = std::min(at + 1, source.size());
    const bool doubled = (scalar.style() == yaml::Style::SingleQuoted && text[i] == '\'') ||
                         (scalar.style() == yaml::Style::DoubleQuoted && text[i] == '\\');
    if (doubled && at < source.size() && source[at] == text[i]) {
      ++at;
    }
  }
  const bool before = offset < text.size() && !IsSpace(text[offset]);
  while (before && at < source.size() && source[at] != text[offset]) {
    ++at;
  }
  return span.begin + static_cast<std::uint32_t>(at);
}

std::optional<Fixture> ReadFixture(const yaml::Node& node) {
  const auto& file = node.tree().file();
  const auto span = node.span();
  const std::string_view all(file.text);
  std::size_t begin = span.begin;
  std::size_t indent = 0;
  if (node.is_scalar() && node.style() == yaml::Style::Literal) {
    begin = std::min(all.find('\n', begin), all.size() - 1) + 1;
    const auto first = all.find_first_not_of(" \r\n", begin);
    const auto line = all.rfind('\n', std::min(first, all.size() - 1));
    indent = first == all.npos ? 0 : first - (line == all.npos ? 0 : line + 1);
  } else if (node.is_mapping() && node.kind_as_written() == yaml::Kind::Mapping) {
    const auto line = begin == 0 ? all.npos : all.rfind('\n', begin - 1);
    indent = begin - (line == all.npos ? 0 : line + 1);
  } else {
    return std::nullopt;
  }
  Fixture fixture{.span = span};
  for (auto at = begin; at < span.end;) {
    const auto end = std::min<std::size_t>(all.find('\n', at), span.end - 1) + 1;
    // The first line of a mapping begins behind its indentation.
    const auto cut = at == span.begin ? 0 : indent;
    const auto start = std::min({all.find_first_not_of(' ', at), at + cut, end});
    fixture.lines.push_back(
        {static_cast<std::uint32_t>(fixture.text.size()), static_cast<std::uint32_t>(start)});
    fixture.text += all.substr(start, end - start);
    at = end;
  }
  return fixture;
}

}  // namespace linter::custom
