// A kustomization is what its resources come to, and then what its transformers make of them, in
// kustomize's order. Bases are built on their own and added; components work on what is there.

#include "linter/kustomize/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "linter/kustomize/accumulator.h"
#include "linter/kustomize/charts.h"
#include "linter/kustomize/generators.h"
#include "linter/kustomize/patches.h"
#include "linter/kustomize/print.h"

namespace linter::kustomize {

// Bases within bases.
static constexpr std::size_t MaxDepth = 64;
// Kustomizations of one build, each counted as often as it is used.
static constexpr std::size_t MaxKustomizations = 5000;

static constexpr std::array<std::string_view, 3> Names = {"kustomization.yaml", "kustomization.yml",
                                                          "Kustomization"};

// What a folder is built as.
enum class Role : std::uint8_t { Overlay, Base, Component };

class Builder {
 public:
  Builder(Overlay& overlay, Library& library)
      : overlay_(overlay), library_(library), bench_{*overlay.forest, overlay.failures} {}

  void Run(const std::string& folder);

 private:
  std::optional<Kustomization> Load(const std::string& folder, Span asked);
  void Accumulate(const Kustomization& kustomization, Accumulator& all);
  void AddResource(const Kustomization& kustomization, const Node& path, Accumulator& all);
  void AddFile(const SourceFile& file, const Node& path, Accumulator& all);
  void AddObject(Node* root, std::vector<Resource>& into);
  void AddFolder(const std::string& folder, const Node& path, Role role, Accumulator& all);
  void AddComponents(const Kustomization& kustomization, Accumulator& all);
  void Configure(const Kustomization& kustomization, Accumulator& all);
  void UseSchema(const Kustomization& kustomization);
  void Transform(const Kustomization& kustomization, Accumulator& all);
  void Replace(const Kustomization& kustomization, Accumulator& all);
  void ReportPlugins(const Kustomization& kustomization);

  Overlay& overlay_;
  Library& library_;
  Bench bench_;
  std::vector<std::string> open_;
  std::size_t count_ = 0;
};

// But for what it is.
static bool SaysNothing(const Node& kustomization) {
  return std::all_of(
      kustomization.members.begin(), kustomization.members.end(), [](const Member& member) {
        return member.value->is_null() || member.key == "apiVersion" || member.key == "kind";
      });
}

std::optional<Kustomization> Builder::Load(const std::string& folder, Span asked) {
  const SourceFile* file = nullptr;
  for (const auto name : Names) {
    const auto* found = library_.Read(JoinPath(folder, name), Use::Kustomization);
    if (found != nullptr && file != nullptr) {
      bench_.Fail(FailureKind::Kustomization, {found->id, 0, 0},
                  "the folder has more than one kustomization");
    }
    file = file == nullptr ? found : file;
  }
  if (file == nullptr) {
    bench_.Fail(
        FailureKind::Missing, asked,
        fmt::format("`{}` has no kustomization.yaml, kustomization.yml or Kustomization", folder));
    return std::nullopt;
  }
  const auto failures = bench_.failures.size();
  const auto documents = library_.Documents(*file, bench_.failures);
  if (bench_.failures.size() > failures) {
    return std::nullopt;
  }
  if (documents.empty() || SaysNothing(*documents.front())) {
    bench_.Fail(FailureKind::Kustomization, {file->id, 0, 0}, "the kustomization is empty");
    return std::nullopt;
  }
  overlay_.participants.push_back({folder, file, documents.front()});
  return Kustomization{documents.front(), file, folder};
}

// The objects of a list of objects; itself where it is none.
void Builder::AddObject(Node* root, std::vector<Resource>& into) {
  const auto kind = root->TextOf("kind");
  const auto* items = root->Find("items");
  if (kind.ends_with("List") && items != nullptr && items->is_sequence()) {
    for (auto* item : items->items) {
      AddObject(item, into);
    }
    return;
  }
  Resource resource;
  resource.root = root;
  const auto* generated = root->is_mapping() ? resource.Metadata("generateName") : nullptr;
  if (kind.empty() || (resource.name().empty() && generated == nullptr)) {
    bench_.Fail(
        FailureKind::Resource, root->span,
        kind.empty() ? "an object without a `kind`" : fmt::format("a {} without a name", kind));
    return;
  }
  into.push_back(std::move(resource));
}

void Builder::AddFile(const SourceFile& file, const Node& path, Accumulator& all) {
  std::vector<Resource> resources;
  for (auto* root : library_.Documents(file, bench_.failures)) {
    if (!root->is_mapping()) {
      bench_.Fail(FailureKind::Resource, path.span,
                  fmt::format("`{}` has a document that is no object", path.text));
      continue;
    }
    AddObject(root, resources);
  }
  Append(bench_, std::move(resources), all);
}

void Builder::AddResource(const Kustomization& kustomization, const Node& path, Accumulator& all) {
  const auto full = JoinPath(kustomization.folder, path.text);
  const bool remote = IsRemote(path.text);
  if (const auto* file = remote ? nullptr : library_.Read(full, Use::Resource)) {
    AddFile(*file, path, all);
  } else if (library_.IsFolder(full)) {
    AddFolder(full, path, Role::Base, all);
  } else {
    bench_.Fail(remote ? FailureKind::Remote : FailureKind::Missing, path.span,
                remote ? fmt::format("`{}` is not fetched: what it has is left out", path.text)
                       : fmt::format("there is no file or folder `{}`", path.text));
  }
}

void Builder::AddFolder(const std::string& folder, const Node& path, Role role, Accumulator& all) {
  if (std::find(open_.begin(), open_.end(), folder) != open_.end()) {
    bench_.Fail(FailureKind::Cycle, path.span, fmt::format("`{}` leads back to itself", path.text));
    return;
  }
  if (open_.size() >= MaxDepth || ++count_ > MaxKustomizations || bench_.forest.exhausted()) {
    bench_.Fail(FailureKind::Bounds, path.span, "more bases than shoal builds");
    return;
  }
  const auto kustomization = Load(folder, path.span);
  if (!kustomization) {
    return;
  }
  const bool component = kustomization->root->TextOf("kind") == "Component";
  if (component != (role == Role::Component)) {
    bench_.Fail(FailureKind::Kustomization, path.span,
                component ? fmt::format("`{}` is a component, and not named as one", path.text)
                          : fmt::format("`{}` is not a component", path.text));
    return;
  }
  open_.push_back(folder);
  const auto schema = bench_.schema;
  UseSchema(*kustomization);
  if (component) {
    Accumulate(*kustomization, all);
  } else {
    Accumulator own;
    Accumulate(*kustomization, own);
    all.config = Merged(all.config, own.config);
    all.vars.insert(all.vars.end(), own.vars.begin(), own.vars.end());
    Append(bench_, std::move(own.resources), all);
  }
  bench_.schema = bench_.schema.definitions == nullptr ? schema : bench_.schema;
  open_.pop_back();
}

void Builder::AddComponents(const Kustomization& kustomization, Accumulator& all) {
  for (const auto* path : ItemsOf(*kustomization.root, "components")) {
    const auto folder = JoinPath(kustomization.folder, path->text);
    if (library_.IsFolder(folder)) {
      AddFolder(folder, *path, Role::Component, all);
      continue;
    }
    const bool remote = IsRemote(path->text);
    bench_.Fail(remote ? FailureKind::Remote : FailureKind::Missing, path->span,
                remote ? fmt::format("`{}` is not fetched: what it does is left out", path->text)
                       : fmt::format("there is no folder `{}`", path->text));
  }
}

void Builder::Configure(const Kustomization& kustomization, Accumulator& all) {
  const auto paths = ItemsOf(*kustomization.root, "configurations");
  std::shared_ptr<const TransformerConfig> config = DefaultConfig();
  if (!paths.empty()) {
    auto own = std::make_shared<TransformerConfig>();
    for (const auto* path : paths) {
      const auto* file =
          library_.Read(JoinPath(kustomization.folder, path->text), Use::Configuration);
      if (file == nullptr) {
        bench_.Fail(FailureKind::Missing, path->span,
                    fmt::format("there is no file `{}`", path->text));
        continue;
      }
      for (const auto* document : library_.Documents(*file, bench_.failures)) {
        ReadConfig(*document, *own);
      }
    }
    config = WithDefaults(*own);
  }
  all.config = Merged(all.config, config);
}

// `openapi.path` holds from here on, as in kustomize, which keeps one schema.
void Builder::UseSchema(const Kustomization& kustomization) {
  const auto* openapi = kustomization.root->Find("openapi");
  const auto* path = openapi == nullptr ? nullptr : openapi->Find("path");
  if (path == nullptr) {
    return;
  }
  const auto* file = library_.Read(JoinPath(kustomization.folder, path->text), Use::Configuration);
  if (file == nullptr) {
    bench_.Fail(FailureKind::Missing, path->span, fmt::format("there is no file `{}`", path->text));
    return;
  }
  const auto documents = library_.Documents(*file, bench_.failures);
  bench_.schema.definitions = documents.empty() ? nullptr : documents.front()->Find("definitions");
}

void Builder::Replace(const Kustomization& kustomization, Accumulator& all) {
  for (const auto* entry : ItemsOf(*kustomization.root, "replacements")) {
    const auto* path = entry->Find("path");
    if (path == nullptr) {
      TransformReplacement(bench_, *entry, all);
      continue;
    }
    const auto* file =
        library_.Read(JoinPath(kustomization.folder, path->text), Use::Configuration);
    if (file == nullptr) {
      bench_.Fail(FailureKind::Missing, path->span,
                  fmt::format("there is no file `{}`", path->text));
      continue;
    }
    for (const auto* document : library_.Documents(*file, bench_.failures)) {
      for (const auto* item : document->items) {
        TransformReplacement(bench_, *item, all);
      }
      if (document->is_mapping()) {
        TransformReplacement(bench_, *document, all);
      }
    }
  }
}

void Builder::Transform(const Kustomization& kustomization, Accumulator& all) {
  const auto& root = *kustomization.root;
  ApplyStrategicPatches(bench_, library_, kustomization, all);
  ApplyPatches(bench_, library_, kustomization, all);
  if (const auto* value = root.Find("namespace")) {
    TransformNamespace(bench_, *value, all);
  }
  if (const auto* value = root.Find("namePrefix")) {
    TransformPrefix(bench_, *value, all);
  }
  if (const auto* value = root.Find("nameSuffix")) {
    TransformSuffix(bench_, *value, all);
  }
  TransformLabels(bench_, root, all);
  if (const auto* value = root.Find("commonAnnotations")) {
    TransformAnnotations(bench_, *value, all);
  }
  ApplyJsonPatches(bench_, library_, kustomization, all);
  TransformReplicas(bench_, root, all);
  TransformImages(bench_, root, all);
  Replace(kustomization, all);
}

void Builder::ReportPlugins(const Kustomization& kustomization) {
  for (const std::string_view field : {"generators", "transformers", "validators"}) {
    for (const auto* item : ItemsOf(*kustomization.root, field)) {
      bench_.Fail(FailureKind::Plugin, item->span,
                  fmt::format("`{}` are not run: what they do is left out", field));
    }
  }
}

void Builder::Accumulate(const Kustomization& kustomization, Accumulator& all) {
  for (const std::string_view field : {"resources", "bases"}) {
    for (const auto* path : ItemsOf(*kustomization.root, field)) {
      AddResource(kustomization, *path, all);
    }
  }
  Configure(kustomization, all);
  RunGenerators(bench_, library_, *kustomization.root, kustomization.folder, all);
  InflateCharts(bench_, library_, kustomization, all);
  AddComponents(kustomization, all);
  Transform(kustomization, all);
  ReportPlugins(kustomization);
  NoteVars(bench_, *kustomization.root, all);
}

// Objects that are there for tools alone.
static bool IsLocal(const Resource& resource) {
  const auto* annotations = resource.Metadata("annotations");
  const auto* local =
      annotations == nullptr ? nullptr : annotations->Find("config.kubernetes.io/local-config");
  return local != nullptr && local->text != "false";
}

void Builder::Run(const std::string& folder) {
  const auto kustomization = Load(folder, {});
  if (!kustomization) {
    return;
  }
  open_.push_back(folder);
  UseSchema(*kustomization);
  Accumulator all;
  Accumulate(*kustomization, all);
  AddHashes(bench_, all);
  FixNameReferences(bench_, all);
  NoteUnfollowedNames(bench_, all);
  ResolveVars(bench_, all);
  std::erase_if(all.resources, IsLocal);
  SortResources(bench_, *kustomization->root, all.resources);
  if (bench_.forest.exhausted()) {
    bench_.Fail(FailureKind::Bounds, {kustomization->file->id, 0, 0},
                "the overlay is larger than shoal builds");
    all.resources.clear();
  }
  overlay_.resources = std::move(all.resources);
}

bool IsRefusal(FailureKind kind) {
  return kind < FailureKind::IdlePatch;
}

// Whether what it could not have may hold objects.
static bool LosesObjects(FailureKind kind) {
  return kind == FailureKind::Remote || kind == FailureKind::Missing ||
         kind == FailureKind::Plugin || kind == FailureKind::Chart ||
         kind == FailureKind::Resource || kind == FailureKind::Kustomization;
}

static bool AsksForObject(FailureKind kind) {
  return kind == FailureKind::Unmatched || kind == FailureKind::Reference ||
         kind == FailureKind::IdlePatch || kind == FailureKind::IdleItem ||
         kind == FailureKind::IdleImage || kind == FailureKind::IdleReplacement;
}

Failures CertainOf(const Failures& failures) {
  auto certain = failures;
  if (std::any_of(failures.begin(), failures.end(),
                  [](const Failure& each) { return LosesObjects(each.kind); })) {
    std::erase_if(certain, [](const Failure& each) { return AsksForObject(each.kind); });
  }
  return certain;
}

const Failure* Overlay::refusal() const {
  const auto found = std::find_if(failures.begin(), failures.end(),
                                  [](const Failure& each) { return IsRefusal(each.kind); });
  return found == failures.end() ? nullptr : &*found;
}

std::string Overlay::Print() const {
  std::string text;
  for (const auto& resource : resources) {
    text += text.empty() ? "" : "---\n";
    text += PrintYaml(*resource.root);
  }
  return text;
}

Overlay Build(const std::string& folder, const FileProvider& provider) {
  Overlay overlay;
  overlay.library = std::make_unique<Library>(provider, *overlay.forest);
  Builder(overlay, *overlay.library).Run(JoinPath("", folder));
  const auto& used = overlay.library->used();
  overlay.files.assign(used.begin(), used.end());
  return overlay;
}

const SourceFile* FindKustomization(const std::string& folder, const FileProvider& provider) {
  for (const auto name : Names) {
    if (const auto* file = provider.read(JoinPath(folder, name))) {
      return file;
    }
  }
  return nullptr;
}

}  // namespace linter::kustomize
