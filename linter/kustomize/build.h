#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/kustomize/failure.h"
#include "linter/kustomize/library.h"
#include "linter/kustomize/node.h"
#include "linter/kustomize/resource.h"

namespace linter::kustomize {

// A kustomization that was taken part in a build.
struct Participant {
  // Where its paths begin.
  std::string folder;
  const SourceFile* file = nullptr;
  const Node* root = nullptr;
};

// What an overlay comes to. Its trees live as long as this and the files that it was built of.
struct Overlay {
  std::unique_ptr<Forest> forest = std::make_unique<Forest>();
  std::unique_ptr<Library> library;
  // In the order in which kustomize prints them.
  std::vector<Resource> resources;
  // kustomize stops at the first; here what can be built goes on.
  Failures failures;
  // Every file that was read.
  std::vector<UsedFile> files;
  // The overlay's own kustomization first.
  std::vector<Participant> participants;

  // The first of the failures at which kustomize stops; null where there is none.
  const Failure* refusal() const;
  // What `kustomize build` prints.
  std::string Print() const;
};

// Whether kustomize stops there.
bool IsRefusal(FailureKind kind);

// Those of a build that hold whatever stands in what it could not have: a patch for an object that
// a base elsewhere may have is left out.
Failures CertainOf(const Failures& failures);

// Builds the overlay in a folder. `provider` must outlive the result.
Overlay Build(const std::string& folder, const FileProvider& provider);

// The kustomization of a folder, as kustomize looks for it; null where there is none.
const SourceFile* FindKustomization(const std::string& folder, const FileProvider& provider);

}  // namespace linter::kustomize
