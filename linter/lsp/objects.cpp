// Objects by their names, who refers to them, and the workloads of a selector.

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "linter/lsp/occurrences.h"

namespace linter::lsp {

// A key whose value names an object of a kind.
struct NamingKey {
  std::string_view key;
  // What the mapping stands at; any where it is empty.
  std::string_view holder;
  std::string_view kind;
};

static constexpr std::array<NamingKey, 18> NamingKeys = {{
    {"serviceAccountName", "", "ServiceAccount"},
    {"claimName", "", "PersistentVolumeClaim"},
    {"secretName", "", "Secret"},
    {"serviceName", "", "Service"},
    {"priorityClassName", "", "PriorityClass"},
    {"storageClassName", "", "StorageClass"},
    {"ingressClassName", "", "IngressClass"},
    {"name", "configMapRef", "ConfigMap"},
    {"name", "configMapKeyRef", "ConfigMap"},
    {"name", "configMap", "ConfigMap"},
    {"name", "secretRef", "Secret"},
    {"name", "secretKeyRef", "Secret"},
    {"name", "secret", "Secret"},
    {"name", "imagePullSecrets", "Secret"},
    {"name", "service", "Service"},
    // These say the kind themselves.
    {"name", "scaleTargetRef", ""},
    {"name", "roleRef", ""},
    {"name", "subjects", ""},
}};

// A kind and a name.
struct Named {
  std::string_view kind;
  std::string_view name;

  friend bool operator==(const Named&, const Named&) = default;
};

// What the value of an entry refers to; `holder` is the key that the mapping stands at.
static std::optional<Named> ReferenceOf(const yaml::Node& mapping, std::string_view holder,
                                        const yaml::Entry& entry) {
  if (!entry.key.is_scalar() || !entry.value.is_scalar()) {
    return std::nullopt;
  }
  for (const auto& naming : NamingKeys) {
    if (naming.key != entry.key.text() || (!naming.holder.empty() && naming.holder != holder)) {
      continue;
    }
    const auto kind = naming.kind.empty() ? mapping.Find("kind") : std::nullopt;
    const auto written = kind && kind->is_scalar() ? kind->text() : std::string_view();
    return Named{naming.kind.empty() ? written : naming.kind, entry.value.text()};
  }
  return std::nullopt;
}

using Visit = std::function<void(const Named& named, const Span& span)>;

static void VisitReferences(const yaml::Node& node, std::string_view holder, int depth,
                            const Visit& visit) {
  constexpr int MostDepth = 64;
  if (depth > MostDepth || node.kind_as_written() == yaml::Kind::Alias) {
    return;
  }
  if (node.is_sequence()) {
    for (const auto& item : node.Items()) {
      VisitReferences(item, holder, depth + 1, visit);
    }
  } else if (node.is_mapping()) {
    for (const auto& entry : node.Entries()) {
      if (const auto named = ReferenceOf(node, holder, entry)) {
        visit(*named, entry.value.span());
      }
      VisitReferences(entry.value, entry.key.is_scalar() ? entry.key.text() : "", depth + 1, visit);
    }
  }
}

static bool Holds(const Span& span, FileId file, std::uint32_t offset) {
  return span.file == file && span.begin <= offset && offset <= span.end;
}

static const k8s::Object* ObjectAround(const WorkspaceIndex& index, FileId file,
                                       std::uint32_t offset) {
  for (const auto& object : index.project().objects()) {
    if (Holds(object.root().deepest().span(), file, offset)) {
      return &object;
    }
  }
  return nullptr;
}

// The selector that a cursor is in.
static std::optional<k8s::Selector> SelectorAt(const k8s::Object& object, std::uint32_t offset) {
  const auto slot = object.spec()["selector"];
  const auto pods = object.spec()["podSelector"];
  const auto holds = [&](const yaml::Slot& part) {
    const auto node = part.node();
    const auto key = node ? node->Key() : std::nullopt;
    return key && key->span().begin <= offset && offset <= node->span().end;
  };
  if (holds(pods)) {
    return k8s::Selector::Of(pods);
  }
  const bool plain = object.kind() == "Service" || object.kind() == "ReplicationController";
  return !holds(slot) ? std::nullopt
         : plain      ? std::optional(k8s::Selector::OfMap(slot))
                      : std::optional(k8s::Selector::Of(slot));
}

std::optional<Occurrences> ObjectAt(const Document& document, std::uint32_t offset,
                                    const WorkspaceIndex& index) {
  const auto* file = index.Find(document);
  const auto* beside = file == nullptr ? nullptr : ObjectAround(index, file->id, offset);
  if (beside == nullptr) {
    return std::nullopt;
  }
  Occurrences found{.here = {file->id, offset, offset}};
  // Files may be large and hold many.
  std::map<FileId, std::shared_ptr<const std::string>> texts;
  const auto add = [&](const Span& span, OccurrenceKind kind) {
    const auto& source = index.FileOf(span);
    auto& text = texts[span.file];
    text = text ? text : std::make_shared<const std::string>(source.text);
    found.all.push_back({source.path, text, span, kind});
  };
  if (const auto selector = SelectorAt(*beside, offset)) {
    for (const auto* workload : index.project().Matching(*selector, *beside)) {
      add(workload->object().name_span(), OccurrenceKind::Definition);
    }
    return found;
  }
  std::optional<Named> asked;
  const auto name = beside->metadata()["name"].node();
  if (name && Holds(name->span(), file->id, offset)) {
    asked = Named{beside->kind(), beside->name()};
    found.here = name->span();
  }
  VisitReferences(beside->root().deepest(), "", 0, [&](const Named& named, const Span& span) {
    if (Holds(span, file->id, offset)) {
      asked = named;
      found.here = span;
    }
  });
  if (!asked || asked->name.empty()) {
    return std::nullopt;
  }
  for (const auto* object : index.project().Named(asked->kind, asked->name)) {
    add(object->name_span(), OccurrenceKind::Definition);
  }
  for (const auto& object : index.project().objects()) {
    VisitReferences(object.root().deepest(), "", 0, [&](const Named& named, const Span& span) {
      if (named == *asked) {
        add(span, OccurrenceKind::Use);
      }
    });
  }
  return found;
}

}  // namespace linter::lsp
