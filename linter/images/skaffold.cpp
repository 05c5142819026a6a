// Which Dockerfile builds which image, as Skaffold is told. Manifests name an artifact by its
// image's name, whose registry and tag Skaffold puts in, so equal names are a certain link.

#include <algorithm>
#include <map>

#include "linter/images/image_link.h"
#include "linter/k8s/workload.h"

namespace linter::images {

// One artifact that a Dockerfile builds.
struct Artifact {
  Span span;
  const docker::BuildView* build = nullptr;
  const docker::Stage* stage = nullptr;
};

// `a/./b/../c` as `a/c`; what leads above the beginning stays.
static std::string Normal(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string normal(path.starts_with('/') ? "/" : "");
  for (const auto part : parts) {
    normal += normal.empty() || normal == "/" ? "" : "/";
    normal += part;
  }
  return normal;
}

// Without tag and digest.
static std::string_view NameOf(std::string_view image) {
  image = image.substr(0, image.find('@'));
  const auto slash = image.rfind('/');
  const auto colon = image.find(':', slash == std::string_view::npos ? 0 : slash);
  return image.substr(0, colon);
}

// `docker`, or `kaniko`, which reads the same; empty where something else builds the artifact.
static std::optional<yaml::Slot> BuilderOf(const yaml::Slot& artifact) {
  for (const auto* other :
       {"bazel", "buildpacks", "custom", "jib", "ko", "jibMaven", "jibGradle"}) {
    if (artifact[other].present()) {
      return std::nullopt;
    }
  }
  return artifact["kaniko"].present() ? artifact["kaniko"] : artifact["docker"];
}

static const docker::Stage* TargetOf(const docker::BuildView& build, const yaml::Slot& builder) {
  const auto target = builder["target"].Text();
  const auto& stages = build.stages();
  return target ? build.dockerfile().FindStage(*target, stages.size()) : build.final_stage();
}

// The artifacts of one configuration, by the names of their images.
static void AddArtifacts(const k8s::Object& skaffold, const std::string& folder,
                         const std::map<std::string, const docker::BuildView*>& builds,
                         std::multimap<std::string_view, Artifact>& artifacts) {
  for (const auto& slot : skaffold["build"]["artifacts"].Items()) {
    const auto image = slot["image"].Text();
    const auto builder = BuilderOf(slot);
    if (!image || !builder) {
      continue;
    }
    const auto path = Normal(folder + std::string(slot["context"].Text().value_or(".")) + "/" +
                             std::string((*builder)["dockerfile"].Text().value_or("Dockerfile")));
    const auto build = builds.find(path);
    if (build == builds.end()) {
      continue;
    }
    if (const auto* stage = TargetOf(*build->second, *builder)) {
      artifacts.emplace(NameOf(*image), Artifact{slot["image"].span(), build->second, stage});
    }
  }
}

std::vector<ImageLink> LinkImages(const k8s::Project& project,
                                  std::span<const SourceFile* const> files,
                                  std::span<const docker::BuildView* const> builds) {
  std::map<std::string, const docker::BuildView*> by_path;
  for (const auto* build : builds) {
    by_path.emplace(Normal(build->file().path), build);
  }
  std::multimap<std::string_view, Artifact> artifacts;
  for (const auto* config : project.OfKind("Config")) {
    if (config->api_version().starts_with("skaffold/")) {
      const auto& path = files[static_cast<std::size_t>(config->root().span().file)]->path;
      AddArtifacts(*config, path.substr(0, path.rfind('/') + 1), by_path, artifacts);
    }
  }
  std::vector<ImageLink> links;
  for (const auto& workload : project.workloads()) {
    for (const auto& container : workload.containers()) {
      const auto name = NameOf(container.image().value_or(""));
      // Two configurations that build one image in two ways leave it open which is meant.
      if (artifacts.count(name) == 1) {
        const auto& artifact = artifacts.find(name)->second;
        links.emplace_back(container, *artifact.build, *artifact.stage, artifact.span);
      }
    }
  }
  return links;
}

}  // namespace linter::images
