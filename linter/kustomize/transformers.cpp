// namespace, namePrefix, nameSuffix, labels, annotations, replicas.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "linter/kustomize/accumulator.h"

namespace linter::kustomize {

static void SetText(Node& node, std::string_view text, Span span) {
  node = Node{NodeType::String, text, span, {}, {}};
}

// Visits one field of an object; a way that leads through a scalar is a failure.
static void VisitField(Bench& bench, Resource& resource, const FieldSpec& spec, Made made,
                       Span place, const std::function<void(Node&)>& set) {
  if (!Visit(bench.forest, *resource.root, spec, made, place, set)) {
    bench.Fail(
        FailureKind::Kustomization, place,
        fmt::format("`{}` leads through a scalar in `{}`", spec.path, resource.Current().Text()));
  }
}

// The subjects that are the account `default` move along with their binding.
static void MoveSubjects(Bench& bench, Node& object, const Node& value) {
  auto* subjects = object.Find("subjects");
  for (auto* subject : subjects == nullptr ? std::vector<Node*>() : subjects->items) {
    if (subject->TextOf("name") == "default") {
      subject->Set({"namespace", value.span,
                    bench.forest.NewScalar(NodeType::String, value.text, value.span)});
    }
  }
}

static void MoveResource(Bench& bench, Resource& resource, const Node& value,
                         const FieldSpecs& specs) {
  auto& object = *resource.root;
  const auto gvk = GvkOf(object);
  resource.StorePrevious();
  if (!gvk.IsClusterScoped()) {
    SetMetadata(bench.forest, object, "namespace", value.text, value.span);
  }
  const bool binding = gvk.kind == "RoleBinding" || gvk.kind == "ClusterRoleBinding";
  if (binding) {
    MoveSubjects(bench, object, value);
  }
  for (const auto& spec : specs) {
    const bool own = spec.path == "metadata/namespace" ||
                     (spec.path == "metadata/name" && object.TextOf("apiVersion") != "v1") ||
                     (binding && spec.path == "subjects/namespace" && spec.kind == gvk.kind);
    if (!own) {
      VisitField(bench, resource, spec, Made::Scalar, value.span,
                 [&](Node& node) { SetText(node, value.text, value.span); });
    }
  }
}

void TransformNamespace(Bench& bench, const Node& value, Accumulator& all) {
  if (value.text.empty()) {
    return;
  }
  for (auto& resource : all.resources) {
    MoveResource(bench, resource, value, all.config->name_space);
  }
  std::unordered_map<std::string, int> count;
  for (const auto& resource : all.resources) {
    const auto id = resource.Current();
    if (++count[id.Key()] == 2) {
      bench.Fail(FailureKind::Conflict, value.span,
                 fmt::format("the namespace makes two objects one: `{}`", id.Text()));
    }
  }
}

static bool KeepsName(const Gvk& gvk) {
  return gvk.kind == "CustomResourceDefinition" || gvk.kind == "Namespace" ||
         (gvk.kind == "APIService" && gvk.group == "apiregistration.k8s.io");
}

enum class End : std::uint8_t { Front, Back };

static void ExtendNames(Bench& bench, const Node& value, const FieldSpecs& specs, End end,
                        Accumulator& all) {
  for (auto& resource : all.resources) {
    const auto original = resource.Original();
    if (value.text.empty() || KeepsName(original.gvk)) {
      continue;
    }
    for (const auto& spec : specs) {
      if (!original.gvk.IsSelected(spec.gvk())) {
        continue;
      }
      if (spec.path == "metadata/name") {
        (end == End::Front ? resource.prefixes : resource.suffixes).push_back(value.text);
        resource.StorePrevious();
      }
      VisitField(bench, resource, spec, Made::Scalar, value.span, [&](Node& node) {
        std::string text(node.text);
        text.insert(end == End::Front ? 0 : text.size(), value.text);
        node.text = bench.forest.Keep(std::move(text));
        node.type = NodeType::String;
      });
    }
  }
}

void TransformPrefix(Bench& bench, const Node& value, Accumulator& all) {
  ExtendNames(bench, value, all.config->name_prefix, End::Front, all);
}

void TransformSuffix(Bench& bench, const Node& value, Accumulator& all) {
  ExtendNames(bench, value, all.config->name_suffix, End::Back, all);
}

// Sets pairs in the mappings that specs lead to.
static void SetPairs(Bench& bench, const Node& pairs, const FieldSpecs& specs, Accumulator& all) {
  auto members = pairs.members;
  std::stable_sort(members.begin(), members.end(),
                   [](const Member& left, const Member& right) { return left.key < right.key; });
  if (members.empty()) {
    return;
  }
  for (auto& resource : all.resources) {
    for (const auto& spec : specs) {
      VisitField(bench, resource, spec, Made::Mapping, pairs.span, [&](Node& node) {
        if (!node.is_mapping()) {
          return;
        }
        for (const auto& member : members) {
          const auto* value = member.value;
          node.Set({member.key, member.key_span,
                    bench.forest.NewScalar(NodeType::String, value->text, value->span)});
        }
      });
    }
  }
}

static FieldSpecs SpecsOf(const Node& label, const TransformerConfig& config) {
  TransformerConfig own;
  if (const auto* fields = label.Find("fields")) {
    Node wrapper{NodeType::Mapping, {}, fields->span, {}, {}};
    wrapper.members.push_back({"labels", fields->span, const_cast<Node*>(fields)});
    ReadConfig(wrapper, own);
  }
  auto specs = own.labels;
  MergeSpecs(config.labels, specs);
  const auto is_set = [&](std::string_view key) { return label.TextOf(key) == "true"; };
  if (is_set("includeSelectors")) {
    MergeSpecs(config.common_labels, specs);
    return specs;
  }
  if (is_set("includeTemplates")) {
    MergeSpecs(config.template_labels, specs);
  }
  if (is_set("includeVolumeClaimTemplates")) {
    MergeSpecs(config.volume_claim_labels, specs);
  }
  MergeSpecs({{"", "", "", "metadata/labels", Create::Yes}}, specs);
  return specs;
}

void TransformLabels(Bench& bench, const Node& kustomization, Accumulator& all) {
  for (const auto* label : ItemsOf(kustomization, "labels")) {
    if (const auto* pairs = label->Find("pairs")) {
      SetPairs(bench, *pairs, SpecsOf(*label, *all.config), all);
    }
  }
  if (const auto* pairs = kustomization.Find("commonLabels")) {
    SetPairs(bench, *pairs, all.config->common_labels, all);
  }
}

void TransformAnnotations(Bench& bench, const Node& value, Accumulator& all) {
  SetPairs(bench, value, all.config->common_annotations, all);
}

static bool Scale(Bench& bench, const Node& replica, Accumulator& all) {
  const auto* count = replica.Find("count");
  const auto name = replica.TextOf("name");
  bool found = false;
  for (const auto& spec : all.config->replicas) {
    for (auto& resource : all.resources) {
      const auto ids = resource.All();
      if (!std::any_of(ids.begin(), ids.end(), [&](const Id& id) {
            return id.name == name && id.gvk.IsSelected(spec.gvk());
          })) {
        continue;
      }
      found = true;
      const auto span = count == nullptr ? replica.span : count->span;
      VisitField(bench, resource, spec, Made::Scalar, span, [&](Node& node) {
        node = Node{NodeType::Int, count == nullptr ? "0" : count->text, span, {}, {}};
      });
    }
  }
  return found;
}

void TransformReplicas(Bench& bench, const Node& kustomization, Accumulator& all) {
  for (const auto* replica : ItemsOf(kustomization, "replicas")) {
    if (!Scale(bench, *replica, all)) {
      const auto* name = replica->Find("name");
      bench.Fail(FailureKind::Unmatched, name == nullptr ? replica->span : name->span,
                 fmt::format("no Deployment, ReplicaSet, StatefulSet or ReplicationController is "
                             "called `{}`",
                             replica->TextOf("name")));
    }
  }
}

}  // namespace linter::kustomize
