#include "linter/kustomize/field_spec.h"

#include <algorithm>
#include <span>
#include <utility>

namespace linter::kustomize {

static FieldSpec ReadSpec(const Node& node) {
  FieldSpec spec;
  spec.group = node.TextOf("group");
  spec.version = node.TextOf("version");
  spec.kind = node.TextOf("kind");
  spec.path = node.TextOf("path");
  spec.create = node.TextOf("create") == "true" ? Create::Yes : Create::No;
  return spec;
}

static void ReadSpecs(const Node* list, FieldSpecs& into) {
  for (const auto* item : list == nullptr ? std::vector<Node*>() : list->items) {
    into.push_back(ReadSpec(*item));
  }
}

void MergeSpecs(const FieldSpecs& more, FieldSpecs& into) {
  for (const auto& spec : more) {
    const bool known = std::any_of(into.begin(), into.end(), [&](const FieldSpec& other) {
      return other.path == spec.path && other.gvk() == spec.gvk();
    });
    if (!known) {
      into.push_back(spec);
    }
  }
}

void ReadConfig(const Node& file, TransformerConfig& config) {
  ReadSpecs(file.Find("namespace"), config.name_space);
  ReadSpecs(file.Find("namePrefix"), config.name_prefix);
  ReadSpecs(file.Find("nameSuffix"), config.name_suffix);
  ReadSpecs(file.Find("labels"), config.labels);
  ReadSpecs(file.Find("commonLabels"), config.common_labels);
  ReadSpecs(file.Find("templateLabels"), config.template_labels);
  ReadSpecs(file.Find("volumeClaimTemplateLabels"), config.volume_claim_labels);
  ReadSpecs(file.Find("commonAnnotations"), config.common_annotations);
  ReadSpecs(file.Find("images"), config.images);
  ReadSpecs(file.Find("replicas"), config.replicas);
  ReadSpecs(file.Find("varReference"), config.var_references);
  const auto* references = file.Find("nameReference");
  for (const auto* item : references == nullptr ? std::vector<Node*>() : references->items) {
    NameReference reference;
    reference.group = item->TextOf("group");
    reference.version = item->TextOf("version");
    reference.kind = item->TextOf("kind");
    ReadSpecs(item->Find("fieldSpecs"), reference.fields);
    config.name_references.push_back(std::move(reference));
  }
}

static void MergeReferences(const std::vector<NameReference>& more,
                            std::vector<NameReference>& into) {
  for (const auto& reference : more) {
    const auto known = std::find_if(into.begin(), into.end(), [&](const NameReference& other) {
      return other.gvk() == reference.gvk();
    });
    if (known == into.end()) {
      into.push_back(reference);
    } else {
      MergeSpecs(reference.fields, known->fields);
    }
  }
}

static void MergeConfig(const TransformerConfig& more, TransformerConfig& into) {
  static constexpr FieldSpecs TransformerConfig::*Lists[] = {
      &TransformerConfig::name_space,
      &TransformerConfig::name_prefix,
      &TransformerConfig::name_suffix,
      &TransformerConfig::labels,
      &TransformerConfig::common_labels,
      &TransformerConfig::template_labels,
      &TransformerConfig::volume_claim_labels,
      &TransformerConfig::common_annotations,
      &TransformerConfig::images,
      &TransformerConfig::replicas,
      &TransformerConfig::var_references};
  for (const auto list : Lists) {
    MergeSpecs(more.*list, into.*list);
  }
  MergeReferences(more.name_references, into.name_references);
}

std::shared_ptr<const TransformerConfig> WithDefaults(TransformerConfig config) {
  auto all = std::make_shared<TransformerConfig>(std::move(config));
  MergeConfig(*DefaultConfig(), *all);
  return all;
}

std::shared_ptr<const TransformerConfig> Merged(
    const std::shared_ptr<const TransformerConfig>& first,
    const std::shared_ptr<const TransformerConfig>& second) {
  if (second == nullptr || first == second || second == DefaultConfig()) {
    return first == nullptr ? second : first;
  }
  if (first == nullptr || first == DefaultConfig()) {
    return second;
  }
  auto merged = std::make_shared<TransformerConfig>(*first);
  MergeConfig(*second, *merged);
  return merged;
}

std::vector<std::string> SplitPath(std::string_view path) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '\\' && i + 1 < path.size() && path[i + 1] == '/') {
      parts.back() += path[++i];
    } else if (path[i] == '/') {
      parts.emplace_back();
    } else {
      parts.back() += path[i];
    }
  }
  if (parts.front().empty()) {
    parts.erase(parts.begin());
  }
  return parts;
}

std::vector<std::string> SplitFieldPath(std::string_view path) {
  std::vector<std::string> parts(1);
  bool bracket = false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char character = path[i];
    if (character == '\\' && i + 1 < path.size() && path[i + 1] == '.') {
      parts.back() += path[++i];
    } else if (character == '.' && !bracket) {
      parts.emplace_back();
    } else if (character == '[' || character == ']') {
      bracket = character == '[';
      // `[name=x]` stays as it is, `[a.b]` is a key.
      parts.back() += character;
    } else {
      parts.back() += character;
    }
  }
  for (auto& part : parts) {
    if (part.size() > 2 && part.front() == '[' && part.back() == ']' &&
        part.find('=') == std::string::npos) {
      part = part.substr(1, part.size() - 2);
    }
  }
  return parts;
}

// Goes along one path.
class Visitor {
 public:
  Visitor(Forest& forest, Create create, Made made, Span place,
          const std::function<void(Node&)>& set)
      : forest_(forest), create_(create), made_(made), place_(place), set_(set) {}

  bool Go(Node& node, std::span<const std::string> path) {
    if (path.empty()) {
      set_(node);
      return true;
    }
    if (node.is_null()) {
      return true;
    }
    if (node.is_sequence()) {
      return std::all_of(node.items.begin(), node.items.end(),
                         [&](Node* item) { return Go(*item, path); });
    }
    return node.is_mapping() && GoInto(node, path);
  }

 private:
  bool GoInto(Node& node, std::span<const std::string> path) {
    std::string_view name = path.front();
    const bool list = name.ends_with("[]");
    name.remove_suffix(list ? 2 : 0);
    const bool creates = create_ == Create::Yes && made_ != Made::Nothing && !list;
    const bool mapping = path.size() > 1 || made_ == Made::Mapping;
    auto* field = node.Find(name);
    if (field == nullptr) {
      if (!creates) {
        return true;
      }
      field = mapping ? forest_.NewMapping(place_) : forest_.NewScalar(NodeType::Null, {}, place_);
      node.Set({forest_.Keep(std::string(name)), place_, field});
    } else if (field->is_null() && creates && mapping) {
      field->type = NodeType::Mapping;
      field->text = {};
    }
    return Go(*field, path.subspan(1));
  }

  Forest& forest_;
  Create create_;
  Made made_;
  Span place_;
  const std::function<void(Node&)>& set_;
};

bool Visit(Forest& forest, Node& object, const FieldSpec& spec, Made made, Span place,
           const std::function<void(Node&)>& set) {
  if (!GvkOf(object).IsSelected(spec.gvk())) {
    return true;
  }
  const auto path = SplitPath(spec.path);
  return Visitor(forest, spec.create, made, place, set).Go(object, path);
}

}  // namespace linter::kustomize
