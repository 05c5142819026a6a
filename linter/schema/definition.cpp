#include "linter/schema/definition.h"

#include <fmt/format.h>

#include "linter/yaml/slot.h"

namespace linter::schema {

static std::string_view TextOf(const yaml::Slot& slot) {
  return slot.Text().value_or("");
}

// Of v1beta1: one version may stand in place of the list, and one schema for all of them.
static DefinedVersion ReadVersion(const yaml::Slot& version, const yaml::Slot& spec, bool prunes) {
  const auto own = version["schema"]["openAPIV3Schema"];
  const auto schema = own.present() ? own : spec["validation"]["openAPIV3Schema"];
  return {.name = TextOf(version["name"]),
          .served = version["served"].Bool().value_or(true),
          .deprecated = version["deprecated"].Bool().value_or(false),
          .prunes = prunes,
          .schema = schema.is_mapping() ? schema.node() : std::nullopt};
}

std::optional<Definition> ReadDefinition(const yaml::Node& root) {
  const yaml::Slot object(root);
  const auto api_version = TextOf(object["apiVersion"]);
  const auto spec = object["spec"];
  Definition definition{.group = TextOf(spec["group"]),
                        .kind = TextOf(spec["names"]["kind"]),
                        .dialect = Dialect::Structural,
                        .versions = {}};
  const bool ours = TextOf(object["kind"]) == "CustomResourceDefinition" &&
                    api_version.starts_with("apiextensions.k8s.io/");
  if (!ours || definition.group.empty() || definition.kind.empty()) {
    return std::nullopt;
  }
  // It has to be said in v1beta1 only.
  const bool prunes =
      !spec["preserveUnknownFields"].Bool().value_or(api_version.ends_with("/v1beta1"));
  for (const auto& version : spec["versions"].Items()) {
    definition.versions.push_back(ReadVersion(version, spec, prunes));
  }
  if (definition.versions.empty() && spec["version"].Text()) {
    auto version = ReadVersion(spec["version"], spec, prunes);
    version.name = TextOf(spec["version"]);
    definition.versions.push_back(version);
  }
  return definition;
}

Definition DefinitionBySchema(const yaml::Node& root) {
  return {.group = {},
          .kind = {},
          .dialect = Dialect::JsonSchema,
          .versions = {{.name = {}, .schema = root}}};
}

const DefinedVersion* VersionOf(const yaml::Node& root, const Definition& definition) {
  const auto text = yaml::Slot(root)["apiVersion"].Text().value_or("");
  const auto slash = text.find('/');
  const auto name = slash == std::string_view::npos ? text : text.substr(slash + 1);
  for (const auto& each : definition.versions) {
    if (each.name == name || each.name.empty()) {
      return &each;
    }
  }
  return nullptr;
}

// The version to write in place of another: the newest that is served, which stands last or first.
static const DefinedVersion* Successor(const Definition& definition) {
  const DefinedVersion* best = nullptr;
  for (const auto& each : definition.versions) {
    const bool stable = each.name.find_first_of("ab") == std::string_view::npos;
    if (each.served && !each.deprecated && (best == nullptr || stable)) {
      best = &each;
    }
  }
  return best;
}

std::optional<Fault> CompareVersion(const yaml::Node& root, const Definition& definition) {
  const yaml::Slot object(root);
  const auto api_version = object["apiVersion"];
  const auto kind = object["kind"].Text().value_or("");
  const auto text = api_version.Text().value_or("");
  const auto* version = VersionOf(root, definition);
  const bool served = version != nullptr && version->served;
  if (served && !version->deprecated) {
    return std::nullopt;
  }
  Fault fault{.place = api_version.span(), .message = {}};
  fault.node = api_version.node();
  if (version == nullptr) {
    fault.kind = FaultKind::UnknownKind;
    fault.message = fmt::format("`{}` has no kind `{}`", text, kind);
  } else {
    fault.kind = served ? FaultKind::DeprecatedVersion : FaultKind::RemovedVersion;
    fault.message =
        fmt::format("{} of `{}` is {}", kind, text, served ? "deprecated" : "not served any more");
  }
  if (const auto* successor = Successor(definition)) {
    fault.message += fmt::format("; `{}/{}` {}", definition.group, successor->name,
                                 version == nullptr ? "has it" : "takes its place");
  }
  return fault;
}

}  // namespace linter::schema
