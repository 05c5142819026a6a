#include "linter/kustomize/generators.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "linter/gotemplate/unicode.h"
#include "linter/helm/base64.h"
#include "linter/helm/path.h"

namespace linter::kustomize {

// One key of what is generated.
struct Datum {
  std::string_view key;
  std::string_view value;
  Span span;
};

// Makes one ConfigMap or Secret.
class Generator {
 public:
  Generator(Bench& bench, Library& library, const Node& kustomization, const Node& entry,
            const std::string& folder)
      : bench_(bench),
        library_(library),
        kustomization_(kustomization),
        entry_(entry),
        folder_(folder) {}

  // Empty where its sources cannot be read.
  std::optional<Resource> Make(std::string_view kind);

 private:
  void ReadLiterals();
  void ReadFiles();
  void ReadEnv(const Node& path);
  void ReadEnvLine(std::string_view line, Span span);
  void AddData(std::string_view kind, Node& object);
  void AddOptions(Node& object);
  const Node* Option(std::string_view key) const;
  Node* Pairs(std::string_view key) const;
  void Fail(const Node& at, std::string message);

  Bench& bench_;
  Library& library_;
  const Node& kustomization_;
  const Node& entry_;
  const std::string& folder_;
  std::vector<Datum> data_;
  bool failed_ = false;
};

void Generator::Fail(const Node& at, std::string message) {
  bench_.Fail(FailureKind::Generator, at.span, std::move(message));
  failed_ = true;
}

// The entry's own options win over those of the kustomization.
const Node* Generator::Option(std::string_view key) const {
  const auto* own = entry_.Find("options");
  const auto* value = own == nullptr ? nullptr : own->Find(key);
  if (value != nullptr) {
    return value;
  }
  const auto* all = kustomization_.Find("generatorOptions");
  return all == nullptr ? nullptr : all->Find(key);
}

// The labels or annotations of both.
Node* Generator::Pairs(std::string_view key) const {
  auto& forest = bench_.forest;
  auto* pairs = forest.NewMapping(entry_.span);
  const Node* levels[] = {kustomization_.Find("generatorOptions"), entry_.Find("options")};
  for (const auto* level : levels) {
    const auto* from = level == nullptr ? nullptr : level->Find(key);
    for (const auto& member : from == nullptr ? std::vector<Member>() : from->members) {
      pairs->Set({member.key, member.key_span,
                  forest.NewScalar(NodeType::String, member.value->text, member.value->span)});
    }
  }
  return pairs;
}

void Generator::ReadLiterals() {
  for (const auto* item : ItemsOf(entry_, "literals")) {
    const auto equals = item->text.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      Fail(*item, fmt::format("`{}` is not of the form `key=value`", item->text));
      continue;
    }
    auto value = item->text.substr(equals + 1);
    if (value.size() >= 2 && value.front() == value.back() &&
        (value.front() == '"' || value.front() == '\'')) {
      value = value.substr(1, value.size() - 2);
    }
    data_.push_back({item->text.substr(0, equals), value, item->span});
  }
}

void Generator::ReadFiles() {
  for (const auto* item : ItemsOf(entry_, "files")) {
    const auto equals = item->text.find('=');
    const bool named = equals != std::string_view::npos;
    const auto path = named ? item->text.substr(equals + 1) : item->text;
    const auto key = named ? item->text.substr(0, equals) : helm::BaseName(path);
    if (path.empty() || key.empty() || path.find('=') != std::string_view::npos) {
      Fail(*item, fmt::format("`{}` is not of the form `key=path`", item->text));
      continue;
    }
    const auto* file = library_.Read(JoinPath(folder_, path), Use::Data);
    if (file == nullptr) {
      Fail(*item, fmt::format("there is no file `{}`", path));
      continue;
    }
    data_.push_back({key, file->text, item->span});
  }
}

void Generator::ReadEnvLine(std::string_view line, Span span) {
  const auto begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos || line[begin] == '#') {
    return;
  }
  line.remove_prefix(begin);
  const auto equals = line.find('=');
  // Without one the value is the environment's, which is not known here.
  const auto value = equals == std::string_view::npos ? "" : line.substr(equals + 1);
  data_.push_back({line.substr(0, equals), value, span});
}

void Generator::ReadEnv(const Node& path) {
  const auto* file = library_.Read(JoinPath(folder_, path.text), Use::Data);
  if (file == nullptr) {
    Fail(path, fmt::format("there is no file `{}`", path.text));
    return;
  }
  std::string_view rest = file->text;
  if (rest.starts_with("\xEF\xBB\xBF")) {
    rest.remove_prefix(3);
  }
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    ReadEnvLine(line, path.span);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

static bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const auto rune = gotemplate::FirstRune(text);
    if (rune.value == 0xFFFD && rune.size == 1) {
      return false;
    }
    text.remove_prefix(rune.size);
  }
  return true;
}

void Generator::AddData(std::string_view kind, Node& object) {
  auto& forest = bench_.forest;
  std::stable_sort(data_.begin(), data_.end(),
                   [](const Datum& left, const Datum& right) { return left.key < right.key; });
  auto* plain = forest.NewMapping(entry_.span);
  auto* binary = forest.NewMapping(entry_.span);
  for (std::size_t i = 0; i < data_.size(); ++i) {
    const auto& datum = data_[i];
    if (i > 0 && data_[i - 1].key == datum.key) {
      const Node place{NodeType::String, {}, datum.span, {}, {}};
      Fail(place, fmt::format("key `{}` is given twice", datum.key));
      continue;
    }
    const bool text = kind == "ConfigMap" && IsUtf8(datum.value);
    auto* value = text ? forest.NewScalar(NodeType::String, datum.value, datum.span)
                       : forest.NewString(helm::EncodeBase64(datum.value), datum.span);
    auto* into = text || kind == "Secret" ? plain : binary;
    into->members.push_back({datum.key, datum.span, value});
  }
  if (!plain->members.empty() || kind == "Secret") {
    object.Set({"data", entry_.span, plain});
  }
  if (!binary->members.empty()) {
    object.Set({"binaryData", entry_.span, binary});
  }
}

void Generator::AddOptions(Node& object) {
  for (const std::string_view key : {"labels", "annotations"}) {
    auto* pairs = Pairs(key);
    if (!pairs->members.empty()) {
      object.Find("metadata")->Set({key, entry_.span, pairs});
    }
  }
  const auto* immutable = Option("immutable");
  if (immutable != nullptr && immutable->text == "true") {
    object.Set({"immutable", immutable->span,
                bench_.forest.NewScalar(NodeType::Bool, "true", immutable->span)});
  }
}

std::optional<Resource> Generator::Make(std::string_view kind) {
  auto& forest = bench_.forest;
  const auto* name = entry_.Find("name");
  if (name == nullptr || name->text.empty()) {
    Fail(entry_, fmt::format("a generated {} needs a `name`", kind));
    return std::nullopt;
  }
  for (const std::string_view key : {"envs", "env"}) {
    const auto* sources = entry_.Find(key);
    if (sources != nullptr && sources->is_string()) {
      ReadEnv(*sources);
    }
    for (const auto* path : ItemsOf(entry_, key)) {
      ReadEnv(*path);
    }
  }
  ReadLiterals();
  ReadFiles();
  auto* object = forest.NewMapping(entry_.span);
  object->Set({"apiVersion", name->span, forest.NewScalar(NodeType::String, "v1", name->span)});
  object->Set({"kind", name->span, forest.NewScalar(NodeType::String, kind, name->span)});
  SetMetadata(forest, *object, "name", name->text, name->span);
  if (const auto* space = entry_.Find("namespace")) {
    SetMetadata(forest, *object, "namespace", space->text, space->span);
  }
  if (kind == "Secret") {
    const auto* type = entry_.Find("type");
    const bool given = type != nullptr && !type->text.empty();
    object->Set({"type", given ? type->span : name->span,
                 forest.NewScalar(NodeType::String, given ? type->text : "Opaque",
                                  given ? type->span : name->span)});
  }
  AddData(kind, *object);
  AddOptions(*object);
  Resource resource;
  resource.root = object;
  resource.generated = true;
  const auto* plain = Option("disableNameSuffixHash");
  resource.needs_hash = plain == nullptr || plain->text != "true";
  const auto behavior = entry_.TextOf("behavior");
  resource.behavior = behavior == "merge"     ? Behavior::Merge
                      : behavior == "replace" ? Behavior::Replace
                                              : Behavior::Create;
  return failed_ ? std::nullopt : std::optional(std::move(resource));
}

void RunGenerators(Bench& bench, Library& library, const Node& kustomization,
                   const std::string& folder, Accumulator& into) {
  const std::pair<std::string_view, std::string_view> kinds[] = {
      {"configMapGenerator", "ConfigMap"}, {"secretGenerator", "Secret"}};
  const bool any = std::any_of(std::begin(kinds), std::end(kinds), [&](const auto& each) {
    return !ItemsOf(kustomization, each.first).empty();
  });
  if (!any) {
    return;
  }
  auto index = IndexNames(into.resources);
  for (const auto& [field, kind] : kinds) {
    for (const auto* entry : ItemsOf(kustomization, field)) {
      Generator generator(bench, library, kustomization, *entry, folder);
      if (auto made = generator.Make(kind)) {
        const auto* name = entry->Find("name");
        Absorb(bench, std::move(*made), name->span, index, into);
      }
    }
  }
}

}  // namespace linter::kustomize
