#include "linter/k8s/text_field.h"

#include <fmt/format.h>

#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

static std::string_view NameOf(TextFieldKind kind) {
  switch (kind) {
    case TextFieldKind::Label:
      return "label";
    case TextFieldKind::Annotation:
      return "annotation";
    case TextFieldKind::Selector:
      return "selector";
    case TextFieldKind::Environment:
      return "environment variable";
    case TextFieldKind::Command:
      return "command";
    case TextFieldKind::Argument:
      return "argument";
    case TextFieldKind::Data:
      return "key";
  }
  return {};
}

std::string TextField::Title() const {
  return name.empty() ? std::string(NameOf(kind)) : fmt::format("{} `{}`", NameOf(kind), name);
}

// The entries whose keys are scalars are the members, in the same order.
static void AddMap(TextFieldKind kind, const yaml::Slot& map, std::vector<TextField>& fields) {
  const auto node = map.node();
  if (!node || !node->is_mapping()) {
    return;
  }
  const auto members = map.Members();
  auto member = members.begin();
  for (const auto& entry : node->Entries()) {
    if (entry.key.is_scalar()) {
      fields.push_back({kind, member->value, entry.key, member->key});
      ++member;
    }
  }
}

static void AddMetadata(const yaml::Slot& metadata, std::vector<TextField>& fields) {
  AddMap(TextFieldKind::Label, metadata["labels"], fields);
  AddMap(TextFieldKind::Annotation, metadata["annotations"], fields);
}

static void AddContainer(const Container& container, std::vector<TextField>& fields) {
  for (const auto& variable : container["env"].Items()) {
    fields.push_back({.kind = TextFieldKind::Environment,
                      .slot = variable["value"],
                      .name = variable["name"].Text().value_or("")});
  }
  for (const auto& word : container["command"].Items()) {
    fields.push_back({.kind = TextFieldKind::Command, .slot = word});
  }
  for (const auto& word : container["args"].Items()) {
    fields.push_back({.kind = TextFieldKind::Argument, .slot = word});
  }
}

std::vector<TextField> TextFields(const Object& object) {
  std::vector<TextField> fields;
  AddMetadata(object.metadata(), fields);
  if (const auto* workload = object.project().WorkloadOf(object)) {
    if (workload->kind() != WorkloadKind::Pod) {
      AddMetadata(workload->pod_template()["metadata"], fields);
    }
    AddMap(TextFieldKind::Selector, object.spec()["selector"]["matchLabels"], fields);
    AddMap(TextFieldKind::Selector, workload->pod_spec()["nodeSelector"], fields);
    for (const auto& container : workload->containers()) {
      AddContainer(container, fields);
    }
  } else if (object.Is("", "Service")) {
    AddMap(TextFieldKind::Selector, object.spec()["selector"], fields);
  } else if (object.Is("", "ConfigMap")) {
    AddMap(TextFieldKind::Data, object["data"], fields);
  } else if (object.Is("", "Secret")) {
    AddMap(TextFieldKind::Data, object["data"], fields);
    AddMap(TextFieldKind::Data, object["stringData"], fields);
  }
  return fields;
}

}  // namespace linter::k8s
