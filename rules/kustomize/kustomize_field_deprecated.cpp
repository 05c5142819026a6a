#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule KustomizeFieldDeprecated() {
  return {
      .id = "kustomize-field-deprecated",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "kustomization has a field that kustomize wants to be rid of",
      .why =
          "kustomize warns of `bases`, `commonLabels`, `patchesStrategicMerge`, `patchesJson6902`, "
          "`imageTags` and `vars` at every build, and has said that they will go. `resources`, "
          "`labels`, `patches`, `images` and `replacements` do the same. Fixes are offered where "
          "one edit is clearly right; those that could change the order in which things are "
          "applied are unsafe.",
      .reference = "https://github.com/kubernetes-sigs/kustomize/blob/master/README.md",
      .since = "0.1",
      .fix = FixKind::Unsafe,
      .check = CheckKustomization,
  };
}

static std::vector<Edit> Rename(const Span& key, std::string_view name) {
  return {{key, std::string(name)}};
}

// All at the end of the list, in their order.
static std::vector<Edit> MoveItems(const yaml::Slot& from, const yaml::Slot& to) {
  std::vector<Edit> moved;
  for (const auto& item : from.Items()) {
    const auto text = item.Text();
    auto edits = text ? yaml::Append(to, yaml::Quote(*text)) : std::vector<Edit>();
    if (edits.size() != 1 || (!moved.empty() && edits.front().span != moved.front().span)) {
      return {};
    }
    if (moved.empty()) {
      moved = std::move(edits);
    } else {
      moved.front().text += edits.front().text;
    }
  }
  auto removed = yaml::Remove(from);
  if (moved.empty() || removed.empty()) {
    return {};
  }
  moved.insert(moved.end(), removed.begin(), removed.end());
  return moved;
}

// Paths become entries with a `path`; patches that stand there themselves are left to a person.
static std::vector<Edit> NamePaths(const Span& key, const yaml::Slot& patches) {
  auto edits = Rename(key, "patches");
  for (const auto& item : patches.Items()) {
    const auto node = item.node();
    const bool path = node && node->is_scalar() && node->text().find('\n') == std::string::npos;
    if (!path || patches.node()->style() != yaml::Style::Block) {
      return {};
    }
    const auto begin = node->span().begin;
    edits.push_back({{key.file, begin, begin}, "path: "});
  }
  return edits;
}

static std::optional<Fix> FixOf(std::string_view field, const Span& key, const yaml::Slot& value,
                                const yaml::Slot& root) {
  const auto here = [&](std::string_view name) { return root[name].written(); };
  if (field == "bases") {
    return here("resources")
               ? Fix{"move them to `resources`", Safety::Safe, MoveItems(value, root["resources"])}
               : Fix{"call it `resources`", Safety::Safe, Rename(key, "resources")};
  }
  if (field == "imageTags" && !here("images")) {
    return Fix{"call it `images`", Safety::Safe, Rename(key, "images")};
  }
  if (field == "patchesStrategicMerge" && !here("patches")) {
    return Fix{"call it `patches`", Safety::Safe, NamePaths(key, value)};
  }
  if (field == "patchesJson6902" && !here("patches") && !here("patchesStrategicMerge")) {
    return Fix{"call it `patches`", Safety::Unsafe, Rename(key, "patches")};
  }
  return std::nullopt;
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  struct Field {
    std::string_view name;
    std::string_view successor;
  };
  static constexpr std::array<Field, 6> Fields = {{{"bases", "resources"},
                                                   {"commonLabels", "labels"},
                                                   {"imageTags", "images"},
                                                   {"patchesStrategicMerge", "patches"},
                                                   {"patchesJson6902", "patches"},
                                                   {"vars", "replacements"}}};
  const auto root = kustomization.root();
  for (const auto& [key, key_span, value] : root.Members()) {
    const auto* field = std::find_if(Fields.begin(), Fields.end(),
                                     [&](const Field& each) { return each.name == key; });
    if (field == Fields.end()) {
      continue;
    }
    auto fix = FixOf(key, key_span, value, root);
    report.Add({.span = key_span,
                .message = fmt::format("`{}` is deprecated for `{}`", key, field->successor),
                .fixes = fix ? std::vector<Fix>{std::move(*fix)} : std::vector<Fix>()});
  }
}

}  // namespace linter::rules
