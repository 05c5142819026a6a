#include "linter/engine/template_comments.h"

#include <algorithm>

namespace linter::engine {

static constexpr std::string_view Mark = "shoal:";

static bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

// The comment that a mark stands in: the text from the mark on, up to the end of its line or of its
// action.
static std::optional<yaml::Comment> CommentAt(const SourceFile& source, std::size_t mark) {
  const std::string_view text = source.text;
  const auto line = mark == 0 ? std::string_view::npos : text.rfind('\n', mark - 1);
  const auto begin = line == std::string_view::npos ? 0 : line + 1;
  auto end = std::min(text.find('\n', mark), text.size());
  const auto before = text.substr(begin, mark - begin);
  const auto opening = before.rfind("/*");
  const auto hash = before.rfind('#');
  auto start = mark;
  if (opening != std::string_view::npos && IsBlank(before.substr(opening + 2))) {
    end = std::min(end, text.find("*/", mark));
    start = std::min(before.rfind("{{", opening), opening);
  } else if (hash != std::string_view::npos && IsBlank(before.substr(hash + 1))) {
    start = hash;
  } else {
    return std::nullopt;
  }
  return yaml::Comment{
      {source.id,
       static_cast<std::uint32_t>(opening == std::string_view::npos ? begin + start : mark),
       static_cast<std::uint32_t>(end)},
      IsBlank(before.substr(0, start))};
}

yaml::Stream CommentsOf(const helm::ChartFile& file) {
  const auto& source = *file.source;
  const std::string_view text = source.text;
  yaml::Stream stream;
  if (text.find(Mark) == std::string_view::npos) {
    return stream;
  }
  const bool written_as_it_is = file.path.find("templates/") == std::string::npos;
  if (written_as_it_is) {
    return yaml::Parse(source);
  }
  for (auto at = text.find(Mark); at != std::string_view::npos; at = text.find(Mark, at + 1)) {
    if (auto comment = CommentAt(source, at)) {
      stream.comments.push_back(*comment);
    }
  }
  return stream;
}

}  // namespace linter::engine
