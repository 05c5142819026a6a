// The suffix of generated names: what kustomize makes of the content, letter by letter.

#include <algorithm>

#include "linter/helm/digest.h"
#include "linter/kustomize/accumulator.h"
#include "linter/kustomize/print.h"

namespace linter::kustomize {

// Sets what an object has at a key; a string that is empty where it has nothing.
static void AddPart(const Node& object, std::string_view key, Node& parts, Forest& forest) {
  auto* value = object.Find(key);
  if (value == nullptr) {
    value = forest.NewScalar(NodeType::String, "", object.span);
  } else if (value->is_scalar()) {
    value = forest.NewScalar(NodeType::String, value->text, value->span);
  }
  parts.Set({key, object.span, value});
}

std::string HashOf(const Node& object) {
  Forest forest;
  Node parts{NodeType::Mapping, {}, object.span, {}, {}};
  const auto kind = object.TextOf("kind");
  if (kind == "ConfigMap" || kind == "Secret") {
    AddPart(object, "kind", parts, forest);
    AddPart(object, "data", parts, forest);
    const std::string_view optional = kind == "Secret" ? "stringData" : "binaryData";
    const auto* second = object.Find(optional);
    if (second != nullptr && second->is_mapping()) {
      AddPart(object, optional, parts, forest);
    }
    if (kind == "Secret") {
      AddPart(object, "type", parts, forest);
    }
    // kustomize looks for a field `metadata/name`, which no object has.
    AddPart(object, "name", parts, forest);
  } else {
    parts = object;
  }
  auto hash = helm::Hexadecimal(helm::Digest(helm::DigestKind::Sha256, PrintJson(parts)));
  hash.resize(10);
  // No vowels, and nothing that is taken for a number.
  static constexpr std::string_view From = "013ae";
  static constexpr std::string_view To = "ghkmt";
  for (auto& character : hash) {
    const auto at = From.find(character);
    character = at == std::string_view::npos ? character : To[at];
  }
  return hash;
}

void AddHashes(Bench& bench, Accumulator& all) {
  for (auto& resource : all.resources) {
    if (!resource.needs_hash) {
      continue;
    }
    const auto hash = HashOf(*resource.root);
    auto* name = resource.Metadata("name");
    if (name == nullptr) {
      continue;
    }
    resource.StorePrevious();
    name->text = bench.forest.Keep(std::string(name->text) + "-" + hash);
  }
}

}  // namespace linter::kustomize
