#include "linter/docker/image.h"

#include <algorithm>
#include <cctype>

namespace linter::docker {

static bool HasUnknown(const Passage& text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end && !text.known(); ++at) {
    if (text.IsUnknown(at)) {
      return true;
    }
  }
  return false;
}

static ImagePart Part(const Passage& text, std::size_t begin, std::size_t end) {
  return {
      .state = HasUnknown(text, begin, end) ? ImagePart::State::Unknown : ImagePart::State::Known,
      .text = text.text().substr(begin, end - begin),
      .span = text.SpanOf(begin, end)};
}

// What is not written is unknown where something unknown may hold it.
static ImagePart Missing(const Passage& text, std::size_t begin, std::size_t end) {
  return {
      .state = HasUnknown(text, begin, end) ? ImagePart::State::Unknown : ImagePart::State::Absent,
      .text = {},
      .span = text.SpanOf(end, end)};
}

// The first component is a host where it looks like one.
static bool IsHost(std::string_view component) {
  return component == "localhost" || component.find_first_of(".:") != std::string_view::npos ||
         std::any_of(component.begin(), component.end(),
                     [](unsigned char c) { return std::isupper(c) != 0; });
}

ImageReference SplitImage(const Passage& text) {
  const std::string& bytes = text.text();
  const std::size_t at = bytes.find('@');
  const std::size_t name_end = std::min(at, bytes.size());
  const std::size_t slash = bytes.substr(0, name_end).rfind('/');
  const std::size_t last = slash == std::string::npos ? 0 : slash + 1;
  const std::size_t colon = bytes.substr(0, name_end).find(':', last);
  const std::size_t path_end = std::min(colon, name_end);
  const std::size_t first = bytes.find('/');

  ImageReference image;
  image.span = text.span();
  image.digest = at == std::string::npos ? Missing(text, last, bytes.size())
                                         : Part(text, at + 1, bytes.size());
  image.tag =
      path_end == name_end ? Missing(text, last, name_end) : Part(text, path_end + 1, name_end);
  std::size_t path = 0;
  if (first < path_end) {
    const bool unsure = HasUnknown(text, 0, first);
    if (unsure || IsHost(std::string_view(bytes).substr(0, first))) {
      image.registry = Part(text, 0, first);
      path = first + 1;
    } else {
      image.registry = {.state = ImagePart::State::Absent, .text = {}, .span = text.SpanOf(0, 0)};
    }
  } else {
    image.registry = Missing(text, 0, path_end);
    image.registry.span = text.SpanOf(0, 0);
  }
  image.repository = Part(text, path, path_end);
  return image;
}

}  // namespace linter::docker
