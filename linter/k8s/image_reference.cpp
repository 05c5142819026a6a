#include "linter/k8s/image_reference.h"

namespace linter::k8s {

ImageReference ReadImage(std::string_view name) {
  ImageReference image;
  if (const auto at = name.find('@'); at != std::string_view::npos) {
    image.digest = name.substr(at + 1);
    name = name.substr(0, at);
  }
  const auto first = name.find('/');
  if (first != std::string_view::npos) {
    const auto host = name.substr(0, first);
    if (host.find_first_of(".:") != std::string_view::npos || host == "localhost") {
      image.registry = host;
      name = name.substr(first + 1);
    }
  }
  const auto last = name.rfind('/');
  const auto colon = name.find(':', last == std::string_view::npos ? 0 : last);
  if (colon != std::string_view::npos) {
    image.tag = name.substr(colon + 1);
    name = name.substr(0, colon);
  }
  image.repository = name;
  return image;
}

bool IsLatest(const ImageReference& image) {
  return image.digest.empty() && (image.tag.empty() || image.tag == "latest");
}

}  // namespace linter::k8s
