#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/kustomize/failure.h"
#include "linter/text/source_file.h"
#include "linter/yaml/slot.h"

namespace linter::kustomize {

// A manifest in the folder of a kustomization that no kustomization of the run builds on.
struct UnlistedManifest {
  // From the kustomization's folder.
  std::string path;
  // Of its first object.
  std::string kind;
  std::string name;
};

// A manifest as far as it is asked for here.
struct FoundManifest {
  std::string path;
  const SourceFile* source = nullptr;
};

// Of the manifests that no build reads those that stand beside a kustomization, by that one's
// folder. What a kustomization mentions, in a comment for example, is left out on purpose, and so
// is what calls itself an example. `kustomizations` are their texts, by folder.
std::map<std::string, std::vector<UnlistedManifest>> FindUnlisted(
    const std::map<std::string, const SourceFile*>& kustomizations,
    std::span<const FoundManifest> unread);

// A kustomization as it is written, and what all builds of a run that take part of it have to say:
// what a rule about kustomizations sees.
class KustomizationView {
 public:
  // `root` is what `file` has; both must outlive it.
  KustomizationView(const SourceFile& file, yaml::Slot root, Failures remarks,
                    std::vector<UnlistedManifest> unlisted)
      : file_(file), root_(root), remarks_(std::move(remarks)), unlisted_(std::move(unlisted)) {}

  const SourceFile& file() const { return file_; }
  // A mapping.
  yaml::Slot root() const { return root_; }
  bool is_component() const { return root_["kind"].Text() == "Component"; }
  // What stands in this file or, of the overlay's own, in files that are no kustomizations. What
  // only some of the builds say, as it changes something in others, is left out.
  std::vector<const Failure*> Remarks(FailureKind kind) const;
  std::span<const Failure> remarks() const { return remarks_; }
  std::span<const UnlistedManifest> unlisted() const { return unlisted_; }
  // The paths of `resources` and, as it was called before, `bases`.
  std::vector<yaml::Slot> Resources() const;

 private:
  const SourceFile& file_;
  yaml::Slot root_;
  Failures remarks_;
  std::vector<UnlistedManifest> unlisted_;
};

}  // namespace linter::kustomize
