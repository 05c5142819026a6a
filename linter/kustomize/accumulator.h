#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "linter/kustomize/failure.h"
#include "linter/kustomize/field_spec.h"
#include "linter/kustomize/merge_keys.h"
#include "linter/kustomize/node.h"
#include "linter/kustomize/resource.h"

namespace linter::kustomize {

// The objects of a kustomization and of all that it names, on their way, and what is needed to
// change them.
struct Accumulator {
  std::vector<Resource> resources;
  std::shared_ptr<const TransformerConfig> config;
  // Entries of `vars`.
  std::vector<const Node*> vars;
};

// Where a build puts what it makes, and what goes wrong.
struct Bench {
  Forest& forest;
  Failures& failures;
  OwnSchema schema = {};

  void Fail(FailureKind kind, Span span, std::string message) {
    failures.push_back({kind, span, std::move(message)});
  }
};

// Adds objects to others. Two that are one are a failure, and the second is left out.
void Append(Bench& bench, std::vector<Resource> more, Accumulator& into);
// The objects by all names that they ever had.
using NameIndex = std::unordered_map<std::string, std::vector<std::size_t>>;
NameIndex IndexNames(const std::vector<Resource>& resources);
// As `Append` for what generators make, which may replace or be merged into what is there. `index`
// is that of the objects, and stays so.
void Absorb(Bench& bench, Resource generated, Span place, NameIndex& index, Accumulator& into);

// The entries of a list of a kustomization; none where it is something else.
std::span<Node* const> ItemsOf(const Node& kustomization, std::string_view key);

// The transformers, each with what its field of a kustomization says.
void TransformNamespace(Bench& bench, const Node& value, Accumulator& all);
void TransformPrefix(Bench& bench, const Node& value, Accumulator& all);
void TransformSuffix(Bench& bench, const Node& value, Accumulator& all);
// `labels` and `commonLabels`.
void TransformLabels(Bench& bench, const Node& kustomization, Accumulator& all);
void TransformAnnotations(Bench& bench, const Node& value, Accumulator& all);
void TransformReplicas(Bench& bench, const Node& kustomization, Accumulator& all);
void TransformImages(Bench& bench, const Node& kustomization, Accumulator& all);
void TransformReplacement(Bench& bench, const Node& replacement, Accumulator& all);

// Names that end in a hash of what they are for get it.
void AddHashes(Bench& bench, Accumulator& all);
std::string HashOf(const Node& object);
// Wherever a name is used, what it has become is written.
void FixNameReferences(Bench& bench, Accumulator& all);
// Says where a generated name stays as it was before it got its hash.
void NoteUnfollowedNames(Bench& bench, const Accumulator& all);
// Takes note of the objects that vars take their values from.
void NoteVars(Bench& bench, const Node& kustomization, Accumulator& all);
void ResolveVars(Bench& bench, Accumulator& all);
// In the order that `sortOptions` asks for; without them in the one of `kustomize build`.
void SortResources(Bench& bench, const Node& kustomization, std::vector<Resource>& resources);

}  // namespace linter::kustomize
