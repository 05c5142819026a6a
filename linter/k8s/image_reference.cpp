#include "linter/k8s/image_reference.h"

#include <algorithm>

#include "linter/k8s/project.h"

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
  // `name@latest` is no digest, though some write it.
  const bool fixed = image.digest.find(':') != std::string_view::npos;
  return !fixed && (image.tag.empty() || image.tag == "latest");
}

// Without tag and digest.
static std::string_view BareName(std::string_view name) {
  const auto repository = ReadImage(name).repository;
  const auto end = static_cast<std::size_t>(repository.data() - name.data()) + repository.size();
  return name.substr(0, end);
}

bool IsImageReplaced(std::string_view name, const Project& project) {
  const auto bare = BareName(name);
  const auto lists = [&](const yaml::Slot& list, std::string_view field) {
    const auto items = list.Items();
    return std::any_of(items.begin(), items.end(),
                       [&](const yaml::Slot& item) { return item[field].Text() == bare; });
  };
  const auto& overlays = project.OfKind("Kustomization");
  const auto& configs = project.OfKind("Config");
  return std::any_of(overlays.begin(), overlays.end(),
                     [&](const Object* object) { return lists((*object)["images"], "name"); }) ||
         std::any_of(configs.begin(), configs.end(), [&](const Object* object) {
           return object->group() == "skaffold" && lists((*object)["build"]["artifacts"], "image");
         });
}

}  // namespace linter::k8s
