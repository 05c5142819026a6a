#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/kustomize/failure.h"
#include "linter/kustomize/node.h"
#include "linter/kustomize/resource.h"

namespace linter::kustomize {

enum class Create : std::uint8_t { No, Yes };

// Fields of objects of a kind; empty parts match anything.
struct FieldSpec {
  std::string group;
  std::string version;
  std::string kind;
  // `spec/template/spec/containers/image`: lists on the way are gone through; `\/` is a slash.
  std::string path;
  Create create = Create::No;

  Gvk gvk() const { return {group, version, kind}; }
  friend bool operator==(const FieldSpec&, const FieldSpec&) = default;
};

using FieldSpecs = std::vector<FieldSpec>;

// Where names of objects of a kind are used.
struct NameReference {
  std::string group;
  std::string version;
  std::string kind;
  FieldSpecs fields;

  Gvk gvk() const { return {group, version, kind}; }
};

// Which fields the transformers look at.
struct TransformerConfig {
  FieldSpecs name_space;
  FieldSpecs name_prefix;
  FieldSpecs name_suffix;
  FieldSpecs labels;
  FieldSpecs common_labels;
  FieldSpecs template_labels;
  FieldSpecs volume_claim_labels;
  FieldSpecs common_annotations;
  FieldSpecs images;
  FieldSpecs replicas;
  FieldSpecs var_references;
  std::vector<NameReference> name_references;
};

// kustomize's own.
const std::shared_ptr<const TransformerConfig>& DefaultConfig();
// What a file of `configurations:` adds.
void ReadConfig(const Node& file, TransformerConfig& config);
// One that says what both say.
std::shared_ptr<const TransformerConfig> Merged(
    const std::shared_ptr<const TransformerConfig>& first,
    const std::shared_ptr<const TransformerConfig>& second);
// The same with kustomize's own behind it.
std::shared_ptr<const TransformerConfig> WithDefaults(TransformerConfig config);
void MergeSpecs(const FieldSpecs& more, FieldSpecs& into);

// What is made of a field that is not there, where its spec wants that.
enum class Made : std::uint8_t { Nothing, Scalar, Mapping };

// Calls `set` with each node that a spec leads to in an object, if the object is of its kind.
// What is made on the way is said to stand at `place`. False where the way leads through a scalar.
bool Visit(Forest& forest, Node& object, const FieldSpec& spec, Made made, Span place,
           const std::function<void(Node&)>& set);

// The parts of a path, and of one with dots, in which `\.` and `[a.b]` are no ends.
std::vector<std::string> SplitPath(std::string_view path);
std::vector<std::string> SplitFieldPath(std::string_view path);

}  // namespace linter::kustomize
