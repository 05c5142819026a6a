#include "linter/helm/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/gotemplate/unicode.h"
#include "linter/helm/yaml_reader.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::Map;
using gotemplate::Origins;
using gotemplate::Text;
using gotemplate::Value;

static constexpr std::array<std::string_view, 36> InstallOrder = {
    "PriorityClass",
    "Namespace",
    "NetworkPolicy",
    "ResourceQuota",
    "LimitRange",
    "PodSecurityPolicy",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "SecretList",
    "ConfigMap",
    "StorageClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleList",
    "ClusterRoleBinding",
    "ClusterRoleBindingList",
    "Role",
    "RoleList",
    "RoleBinding",
    "RoleBindingList",
    "Service",
    "DaemonSet",
    "Pod",
    "ReplicationController",
    "ReplicaSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "StatefulSet",
    "Job",
    "CronJob",
    "IngressClass",
    "Ingress",
    "APIService",
};

bool KindLess(std::string_view left, std::string_view right) {
  const auto* first = std::find(InstallOrder.begin(), InstallOrder.end(), left);
  const auto* second = std::find(InstallOrder.begin(), InstallOrder.end(), right);
  if (first == InstallOrder.end() && second == InstallOrder.end()) {
    return left < right;
  }
  return first < second;
}

static bool IsBlank(char character) {
  return character == ' ' || character == '\t' || character == '\n' || character == '\f' ||
         character == '\r';
}

static Text Trimmed(const Text& text) {
  const std::string_view kept = gotemplate::TrimSpace(text.bytes());
  const auto begin = static_cast<std::size_t>(kept.data() - text.bytes().data());
  return text.Slice(begin, begin + kept.size());
}

// Divides at `(?:^|\s*\n)---\s*`.
std::vector<Text> SplitManifests(const Text& whole) {
  constexpr std::string_view Dashes = "---";
  const Text text = Trimmed(whole);
  const std::string_view bytes = text.bytes();
  std::vector<Text> documents;
  std::size_t begin = 0;
  const auto keep = [&](std::size_t end) {
    if (end > begin) {
      documents.push_back(Trimmed(text.Slice(begin, end)));
    }
  };
  std::size_t at = bytes.starts_with(Dashes) ? 0 : bytes.find("\n---");
  while (at != std::string_view::npos) {
    std::size_t end = at;
    while (end > begin && IsBlank(bytes[end - 1])) {
      --end;
    }
    keep(end);
    begin = at + (bytes[at] == '\n' ? 1 : 0) + Dashes.size();
    while (begin < bytes.size() && IsBlank(bytes[begin])) {
      ++begin;
    }
    // The break before the next dashes may be among the blanks that were just passed.
    std::size_t from = begin;
    while (from > 0 && IsBlank(bytes[from - 1])) {
      --from;
    }
    at = bytes.find("\n---", begin == from ? begin : begin - 1);
    if (at != std::string_view::npos && at < begin) {
      at = bytes.find("\n---", begin);
    }
  }
  keep(bytes.size());
  return documents;
}

Text IndentOfStart(const Text& text) {
  const std::string_view bytes = text.bytes();
  const auto end = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  auto begin = end;
  while (begin > 0 && (bytes[begin - 1] == ' ' || bytes[begin - 1] == '\t')) {
    --begin;
  }
  const bool counts = end < bytes.size() && bytes[end] != '#';
  return counts ? text.Slice(begin, end) : Text();
}

static std::string_view JsonKind(const Value& value) {
  return value.is_list()     ? "array"
         : value.is_map()    ? "object"
         : value.is_string() ? "string"
         : value.is_number() ? "number"
                             : "bool";
}

static Error Mismatch(const Value& value, std::string_view wanted) {
  return {
      fmt::format("error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {} "
                  "into Go {}",
                  JsonKind(value), wanted)};
}

static constexpr std::string_view MetadataType =
    "struct field SimpleHead.metadata of type struct { Name string \"json:\\\"name\\\"\"; "
    "Annotations map[string]string \"json:\\\"annotations\\\"\" }";

static bool IsScalar(const Value* value) {
  return value == nullptr || !(value->is_list() || value->is_map());
}

static std::string_view Lowered(std::string_view word, std::string& into) {
  into.clear();
  for (const char character : word) {
    if (!IsBlank(character)) {
      into += character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
    }
  }
  return into;
}

static void ReadHook(std::string_view events, Manifest& manifest) {
  static constexpr std::array<std::string_view, 10> Known = {
      "pre-install",  "post-install", "pre-delete",    "post-delete", "pre-upgrade",
      "post-upgrade", "pre-rollback", "post-rollback", "test",        "test-success"};
  manifest.hook = true;
  std::string lowered;
  while (true) {
    const auto comma = std::min(events.find(','), events.size());
    const std::string_view event = Lowered(events.substr(0, comma), lowered);
    if (std::find(Known.begin(), Known.end(), event) == Known.end()) {
      manifest.skipped = true;
    }
    manifest.test = manifest.test || event.starts_with("test");
    if (comma == events.size()) {
      return;
    }
    events.remove_prefix(comma + 1);
  }
}

static std::optional<Error> ReadHead(const Map& head, Manifest& manifest) {
  const Value* kind = head.Find("kind");
  for (const Value* field : {kind, head.Find("apiVersion")}) {
    if (!IsScalar(field)) {
      return Mismatch(*field, fmt::format("struct field SimpleHead.{} of type string",
                                          field == kind ? "kind" : "apiVersion"));
    }
  }
  manifest.kind = kind != nullptr && kind->is_string() ? std::string(kind->bytes()) : "";
  const Value* metadata = head.Find("metadata");
  if (metadata == nullptr || metadata->is_nil()) {
    return std::nullopt;
  }
  if (!metadata->is_map()) {
    return Mismatch(*metadata, MetadataType);
  }
  const Value* name = metadata->map().Find("name");
  if (!IsScalar(name)) {
    return Mismatch(*name, "struct field .metadata.name of type string");
  }
  const Value* annotations = metadata->map().Find("annotations");
  if (annotations == nullptr || annotations->is_nil()) {
    return std::nullopt;
  }
  if (!annotations->is_map()) {
    return Mismatch(*annotations, "struct field .metadata.annotations of type map[string]string");
  }
  for (const Map::Entry& entry : annotations->map().entries) {
    if (!IsScalar(&entry.value)) {
      return Mismatch(entry.value, "struct field .metadata.annotations of type string");
    }
  }
  const Value* hook = annotations->map().Find("helm.sh/hook");
  if (hook != nullptr) {
    ReadHook(hook->is_string() ? hook->bytes() : "", manifest);
  }
  return std::nullopt;
}

Expected<Manifest> ReadManifest(std::string path, const Text& content) {
  Manifest manifest;
  manifest.path = std::move(path);
  manifest.content = content;
  // Only the head is looked at, and nothing of it is kept.
  Heap heap;
  Origins origins;
  const auto read = ReadYaml(Text(content.bytes()), heap, origins);
  std::optional<Error> error;
  if (!read) {
    error = Error{"error converting YAML to JSON: " + read.error().message};
  } else if (read->is_map()) {
    error = ReadHead(read->map(), manifest);
  } else if (!read->is_nil()) {
    error = Mismatch(*read, "value of type releaseutil.SimpleHead");
  }
  if (error) {
    return Error{fmt::format("YAML parse error on {}: {}", manifest.path, error->message)};
  }
  return manifest;
}

}  // namespace linter::helm
