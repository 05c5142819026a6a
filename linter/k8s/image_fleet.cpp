#include "linter/k8s/image_fleet.h"

#include <map>
#include <string_view>
#include <tuple>

#include "linter/k8s/image_reference.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

template <typename Visit>
static void ForEachImage(const Project& project, Visit visit) {
  for (const auto& workload : project.workloads()) {
    for (const auto& container : workload.containers()) {
      const auto text = container.image().value_or("");
      if (!text.empty() && !StandsForAnother(text)) {
        visit(container, ReadImage(text));
      }
    }
  }
}

std::vector<ImageClash> DigestsOfTwoTags(const Project& project) {
  std::vector<ImageClash> clashes;
  std::map<std::tuple<std::string_view, std::string_view>, const Container*> first;
  ForEachImage(project, [&](const Container& container, const ImageReference& image) {
    if (image.digest.empty() || image.tag.empty()) {
      return;
    }
    const auto [known, added] = first.try_emplace({image.repository, image.digest}, &container);
    if (!added && ReadImage(known->second->image().value_or("")).tag != image.tag) {
      clashes.push_back({&container, known->second});
    }
  });
  return clashes;
}

std::vector<ImageClash> TagsOfTwoDigests(const Project& project) {
  std::vector<ImageClash> clashes;
  std::map<std::tuple<std::string_view, std::string_view>, const Container*> first;
  ForEachImage(project, [&](const Container& container, const ImageReference& image) {
    if (image.digest.empty() || image.tag.empty() || image.tag == "latest") {
      return;
    }
    const auto [known, added] = first.try_emplace({image.repository, image.tag}, &container);
    const auto& object = known->second->workload().object();
    if (!added && ReadImage(known->second->image().value_or("")).digest != image.digest &&
        object.SameFolder(container.workload().object())) {
      clashes.push_back({&container, known->second});
    }
  });
  return clashes;
}

// Of many, such as `busybox` and `alpine`, each container takes what it needs.
static bool IsTool(const ImageReference& image) {
  return (image.registry.empty() || image.registry == "docker.io") &&
         (image.repository.find('/') == std::string_view::npos ||
          image.repository.starts_with("library/"));
}

static bool IsOneRelease(const Workload& left, const Workload& right) {
  return &left == &right ||
         (left.batch() != right.batch() && left.object().SameNamespace(right.object()) &&
          left.object().NearnessTo(right.object()) == Nearness::File);
}

std::vector<ImageClash> RepositoriesOfTwoTags(const Project& project) {
  std::vector<ImageClash> clashes;
  std::map<std::tuple<std::string_view, std::string_view>, const Container*> first;
  ForEachImage(project, [&](const Container& container, const ImageReference& image) {
    if (image.tag.empty() || IsTool(image)) {
      return;
    }
    const auto [known, added] = first.try_emplace({image.registry, image.repository}, &container);
    if (added) {
      return;
    }
    const bool same = IsOneRelease(known->second->workload(), container.workload());
    if (same && ReadImage(known->second->image().value_or("")).tag != image.tag) {
      clashes.push_back({&container, known->second});
    }
    if (!same) {
      known->second = &container;
    }
  });
  return clashes;
}

}  // namespace linter::k8s
