#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "linter/docker/build_view.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"
#include "linter/text/source_file.h"

namespace linter::images {

// The user that an image runs as.
struct ImageUser {
  // As USER has it, without a group; empty where nothing says one and the image has no base.
  std::string name;
  // The word of the USER; the FROM of an image that nothing is said of.
  Span span;

  bool root() const { return name.empty() || name == "root" || name == "0"; }
  // The kubelet tells root from others by their number alone.
  bool numeric() const { return name.find_first_not_of("0123456789") == std::string::npos; }
};

// A port that EXPOSE names.
struct ExposedPort {
  int number = 0;
  Span span;
};

// What `FROM --platform` says.
struct ImagePlatform {
  // `linux/amd64`.
  std::string name;
  Span span;
};

// A variable that ENV sets.
struct ImageVariable {
  std::string name;
  std::string value;
  // The value.
  Span span;
};

// A container, and the Dockerfile that certainly builds its image.
class ImageLink {
 public:
  ImageLink(const k8s::Container& container, const docker::BuildView& build,
            const docker::Stage& stage, const Span& source)
      : container_(&container), build_(&build), stage_(&stage), source_(source) {}

  const k8s::Container& container() const { return *container_; }
  const docker::BuildView& build() const { return *build_; }
  // What is built.
  const docker::Stage& stage() const { return *stage_; }
  // What says that the Dockerfile builds the image.
  const Span& source() const { return source_; }

  // Empty where it is not known: decided by the base image or by an argument of the build.
  std::optional<ImageUser> user() const;
  // In the order of the file. Empty where none are, or not all can be told; what the base image
  // exposes is not among them.
  std::vector<ExposedPort> exposed_ports() const;
  // As they are at the end: of several of one name the last. Those whose value is not known, and
  // those of the base image, are left out.
  std::vector<ImageVariable> variables() const;
  // Of the image that everything stands on; empty where none is written, or the build decides.
  std::optional<ImagePlatform> platform() const;
  // The HEALTHCHECK in force, unless it is `NONE`; null where there is none.
  const docker::Instruction* health_check() const;

 private:
  const k8s::Container* container_;
  const docker::BuildView* build_;
  const docker::Stage* stage_;
  Span source_;
};

// The links of a run, by the artifacts of its Skaffold configurations: image, context and
// Dockerfile (https://skaffold.dev/docs/references/yaml). `files` are those of the run by their
// ids; what is returned points into `project` and `builds`.
std::vector<ImageLink> LinkImages(const k8s::Project& project,
                                  std::span<const SourceFile* const> files,
                                  std::span<const docker::BuildView* const> builds);

}  // namespace linter::images
