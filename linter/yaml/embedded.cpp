#include "linter/yaml/embedded.h"

#include <algorithm>
#include <string>

#include "linter/yaml/tree.h"

namespace linter::yaml {

Embedded::Embedded(const Slot& written) : written_(written), text_(std::make_unique<SourceFile>()) {
  const auto node = written.node();
  if (!node || !node->is_scalar()) {
    return;
  }
  text_->text = std::string(node->text());
  stream_ = Parse(*text_);
  if (node->style() == Style::Literal && node->kind_as_written() == Kind::Scalar) {
    const auto& file = node->tree().file();
    text_->id = file.id;
    FindLines(file.text);
  }
}

// Every line of a literal block is a line of the file without its indentation.
void Embedded::FindLines(std::string_view file) {
  const auto span = written_.node()->span();
  const std::string_view text = text_->text;
  std::size_t outside = file.find('\n', span.begin);
  for (std::size_t inside = 0; inside < text.size();) {
    const auto size = std::min(text.find('\n', inside), text.size()) - inside;
    const auto begin = outside == std::string_view::npos ? outside : outside + 1;
    outside = begin == std::string_view::npos ? begin : file.find('\n', begin);
    const auto line = begin >= span.end
                          ? std::string_view()
                          : file.substr(begin, std::min(outside, file.size()) - begin);
    const auto found = line.find(text.substr(inside, size));
    if (begin >= span.end || (size > 0 && found == std::string_view::npos)) {
      lines_.clear();
      return;
    }
    lines_.push_back({.inside = inside, .outside = begin + (size > 0 ? found : 0), .size = size});
    inside += size + 1;
  }
}

std::optional<Slot> Embedded::root() const {
  if (stream_.documents.empty() || stream_.documents.front().broken()) {
    return std::nullopt;
  }
  const auto root = stream_.documents.front().root();
  return root ? std::optional<Slot>(Slot(*root)) : std::nullopt;
}

Place Embedded::Outside(const Place& inside) const {
  const auto line =
      std::upper_bound(lines_.begin(), lines_.end(), inside.begin,
                       [](std::size_t offset, const Line& one) { return offset < one.inside; });
  if (line == lines_.begin()) {
    return written_.span();
  }
  const auto& one = *std::prev(line);
  const auto from = std::min<std::size_t>(inside.begin - one.inside, one.size);
  const auto to = std::min<std::size_t>(inside.end - one.inside, one.size);
  Place place = written_.span();
  place.begin = static_cast<std::uint32_t>(one.outside + from);
  place.end = static_cast<std::uint32_t>(one.outside + std::max(from, to));
  return place;
}

}  // namespace linter::yaml
