#pragma once

#include <string_view>

namespace linter::k8s {

class Project;

// The parts of an image's name, each empty where it is not written; views into the name.
struct ImageReference {
  // Host and port: a first step with a dot or a colon, or `localhost`.
  std::string_view registry;
  std::string_view repository;
  std::string_view tag;
  // `sha256:…`.
  std::string_view digest;
};

ImageReference ReadImage(std::string_view name);

// Whether what a name stands for changes from day to day: it has no digest, and its tag is
// `latest` or not written.
bool IsLatest(const ImageReference& image);

// Whether a file of the run, of Kustomize or Skaffold, puts another name in the place of this one.
bool IsImageReplaced(std::string_view name, const Project& project);

}  // namespace linter::k8s
