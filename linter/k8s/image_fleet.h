#pragma once

#include <vector>

#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

namespace linter::k8s {

// Two containers that name one image in ways that do not go together.
struct ImageClash {
  // The later one, in the order of the run, and the first that it clashes with.
  const Container* container = nullptr;
  const Container* first = nullptr;
};

// One digest under two tags of a repository: the digest decides, so one of the tags says what does
// not run.
std::vector<ImageClash> DigestsOfTwoTags(const Project& project);
// One tag of a repository with two digests, in one folder.
std::vector<ImageClash> TagsOfTwoDigests(const Project& project);
// One repository at two tags, within one pod, or within a Job and the workloads of its file.
std::vector<ImageClash> RepositoriesOfTwoTags(const Project& project);

}  // namespace linter::k8s
