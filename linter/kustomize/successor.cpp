#include "linter/kustomize/successor.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace linter::kustomize {

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

// `labels` that selectors have as well; only of pairs that stand on a line each.
static std::vector<Edit> PairLabels(const Span& key, const yaml::Slot& labels,
                                    const SourceFile& file) {
  const auto node = labels.node();
  if (!node || !node->is_mapping() || node->style() != yaml::Style::Block || labels.size() == 0) {
    return {};
  }
  const Span whole{key.file, key.begin, node->span().end};
  const auto written = file.Text(whole);
  const auto breaks = static_cast<std::size_t>(std::count(written.begin(), written.end(), '\n'));
  if (breaks != labels.size() || written.find('#') != std::string_view::npos) {
    return {};
  }
  std::string text = "labels:\n  - includeSelectors: true\n    pairs:";
  for (const auto& [name, name_span, value] : labels.Members()) {
    const auto content = value.Text();
    if (!content) {
      return {};
    }
    text += fmt::format("\n      {}: {}", yaml::Quote(name), yaml::Quote(*content));
  }
  return {{whole, std::move(text)}};
}

std::vector<Edit> SuccessorOf(const KustomizationView& kustomization, std::string_view field) {
  const auto root = kustomization.root();
  const auto members = root.Members();
  const auto member = std::find_if(members.begin(), members.end(),
                                   [&](const auto& each) { return each.key == field; });
  if (member == members.end()) {
    return {};
  }
  const auto& key = member->key_span;
  const auto& value = member->value;
  const auto here = [&](std::string_view name) { return root[name].written(); };
  if (field == "bases") {
    return here("resources") ? MoveItems(value, root["resources"]) : Rename(key, "resources");
  }
  if (field == "commonLabels" && !here("labels")) {
    return PairLabels(key, value, kustomization.file());
  }
  if (field == "imageTags" && !here("images")) {
    return Rename(key, "images");
  }
  if (field == "patchesStrategicMerge" && !here("patches")) {
    return NamePaths(key, value);
  }
  if (field == "patchesJson6902" && !here("patches") && !here("patchesStrategicMerge")) {
    return Rename(key, "patches");
  }
  return {};
}

}  // namespace linter::kustomize
