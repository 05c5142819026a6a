// Values of a chart: where they are written, and who asks for them.

#include <algorithm>
#include <map>

#include "linter/files/repository.h"
#include "linter/helm/values_usage.h"
#include "linter/lsp/occurrences.h"
#include "linter/lsp/values_path.h"
#include "linter/yaml/document.h"

namespace linter::lsp {

using Path = std::vector<std::string>;

static bool IsBelow(const Path& path, const Path& prefix) {
  return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

// `values.yaml`, `values-production.yaml`, `ci/small-values.yaml`.
static bool HoldsValues(std::string_view path) {
  const auto folder = path.substr(0, path.rfind('/') + 1);
  const auto name = path.substr(folder.size());
  const bool yaml = name.ends_with(".yaml") || name.ends_with(".yml");
  return yaml && ((folder.empty() && name.starts_with("values")) ||
                  (folder == "ci/" && name.find("values") != std::string_view::npos));
}

// The names in the text of a use, from its end: `.Values.image.tag` has `tag`, then `image`.
static std::vector<Span> NamesFromEnd(std::string_view text, const Span& use) {
  std::vector<Span> names;
  auto end = use.end;
  while (end > use.begin) {
    auto begin = end;
    while (begin > use.begin && text[begin - 1] != '.') {
      --begin;
    }
    if (begin == use.begin) {
      break;
    }
    names.push_back({use.file, begin, end});
    end = begin - 1;
  }
  return names;
}

// Where a use writes the name at a depth of its path; empty where something around it does.
static std::optional<Span> NameIn(const ChartBuffers& chart, const helm::ValueUse& use,
                                  std::size_t depth) {
  const std::string_view text = chart.sources[static_cast<std::size_t>(use.span.file)].text;
  const auto names = NamesFromEnd(text, use.span);
  const auto from_end = use.path.size() - 1 - depth;
  if (from_end >= names.size()) {
    return std::nullopt;
  }
  const auto& span = names[from_end];
  return text.substr(span.begin, span.size()) == use.path[depth] ? std::optional(span)
                                                                 : std::nullopt;
}

static std::optional<Path> PathInValues(const Document& document, std::uint32_t offset) {
  const auto stream = yaml::Parse(document.source());
  const auto* root = stream.documents.empty() ? nullptr : &stream.documents.front();
  auto node = root == nullptr ? std::nullopt : root->root();
  Path path;
  while (node && node->is_mapping()) {
    std::optional<yaml::Node> next;
    for (const auto& entry : node->Entries()) {
      const auto key = entry.key.span();
      if (!entry.key.is_scalar() || offset < key.begin || offset > entry.value.span().end) {
        continue;
      }
      path.emplace_back(entry.key.text());
      if (offset <= key.end) {
        return path;
      }
      next = entry.value;
      break;
    }
    node = next;
  }
  return std::nullopt;
}

std::optional<Path> ValuePathAt(const Document& document, std::uint32_t offset,
                                const ChartBuffers& chart) {
  const auto absolute = files::Absolute(document.path());
  for (std::size_t i = 0; i < chart.files.size(); ++i) {
    if (chart.absolute[i] != absolute) {
      continue;
    }
    if (HoldsValues(chart.files[i].path)) {
      return PathInValues(document, offset);
    }
    for (const auto& use : helm::FindValuesUsage(chart.files).uses) {
      const bool here = static_cast<std::size_t>(use.span.file) == i && use.span.begin <= offset &&
                        offset <= use.span.end;
      for (std::size_t depth = 0; here && depth < use.path.size(); ++depth) {
        const auto name = NameIn(chart, use, depth);
        if (name && name->begin <= offset && offset <= name->end) {
          return Path(use.path.begin(), use.path.begin() + static_cast<std::ptrdiff_t>(depth + 1));
        }
      }
    }
  }
  // In a template that is half typed.
  auto written = ValuesPathAt(document.text(), offset);
  return written ? std::optional(std::move(written->keys)) : std::nullopt;
}

static std::optional<Span> KeyAt(const SourceFile& source, const Path& path) {
  const auto stream = yaml::Parse(source);
  auto node = stream.documents.empty() ? std::nullopt : stream.documents.front().root();
  std::optional<Span> key;
  for (const auto& name : path) {
    const auto entry = node && node->is_mapping() ? node->FindEntry(name) : std::nullopt;
    if (!entry) {
      return std::nullopt;
    }
    key = entry->key.span();
    node = entry->value;
  }
  const bool quoted =
      key && key->size() > 1 && (source.text[key->begin] == '"' || source.text[key->begin] == '\'');
  return quoted ? Span{key->file, key->begin + 1, key->end - 1} : key;
}

// In `values.schema.json`: the property, and where it is said to be required.
static std::vector<Span> PlacesInSchema(const SourceFile& source, const Path& path) {
  Path way;
  for (const auto& name : path) {
    way.emplace_back("properties");
    way.push_back(name);
  }
  std::vector<Span> places;
  const auto key = KeyAt(source, way);
  if (!key) {
    return places;
  }
  places.push_back(*key);
  const auto stream = yaml::Parse(source);
  auto slot = yaml::Slot(*stream.documents.front().root());
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    slot = slot["properties"][path[i]];
  }
  for (const auto& item : slot["required"].Items()) {
    const auto node = item.node();
    if (node && node->text() == path.back() && node->span().size() == path.back().size() + 2) {
      places.push_back({node->span().file, node->span().begin + 1, node->span().end - 1});
    }
  }
  return places;
}

std::optional<Occurrences> ValueAt(const Document& document, std::uint32_t offset,
                                   const ChartBuffers& chart) {
  const auto path = ValuePathAt(document, offset, chart);
  if (!path) {
    return std::nullopt;
  }
  Occurrences found{.here = {document.source().id, offset, offset},
                    .naming = Occurrences::Naming::Value};
  const auto absolute = files::Absolute(document.path());
  std::map<FileId, std::shared_ptr<const std::string>> texts;
  const auto add = [&](const Span& span, OccurrenceKind kind) {
    const auto index = static_cast<std::size_t>(span.file);
    auto& text = texts[span.file];
    text = text ? text : std::make_shared<const std::string>(chart.sources[index].text);
    const bool known = std::any_of(found.all.begin(), found.all.end(),
                                   [&](const auto& other) { return other.span == span; });
    if (known) {
      return;
    }
    found.all.push_back({chart.absolute[index], text, span, kind});
    if (chart.absolute[index] == absolute && span.begin <= offset && offset <= span.end) {
      found.here = span;
    }
  };
  for (const auto& file : chart.files) {
    if (HoldsValues(file.path)) {
      if (const auto key = KeyAt(*file.source, *path)) {
        add(*key, OccurrenceKind::Definition);
      }
    } else if (file.path == "values.schema.json") {
      for (const auto& place : PlacesInSchema(*file.source, *path)) {
        add(place, OccurrenceKind::Use);
      }
    }
  }
  for (const auto& use : helm::FindValuesUsage(chart.files).uses) {
    const auto name =
        IsBelow(use.path, *path) ? NameIn(chart, use, path->size() - 1) : std::nullopt;
    if (name) {
      add(*name, OccurrenceKind::Use);
    }
  }
  return found;
}

bool HasValue(const ChartBuffers& chart, const Path& path) {
  return std::any_of(chart.files.begin(), chart.files.end(), [&](const helm::ChartFile& file) {
    return HoldsValues(file.path)
               ? KeyAt(*file.source, path).has_value()
               : file.path == "values.schema.json" && !PlacesInSchema(*file.source, path).empty();
  });
}

std::vector<std::string> AskedValues(const ChartBuffers& chart, const Path& from, const Path& to) {
  std::vector<std::string> asked;
  for (const auto& use : helm::FindValuesUsage(chart.files).uses) {
    Path path = use.path;
    if (IsBelow(path, from)) {
      path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(from.size()));
      path.insert(path.begin(), to.begin(), to.end());
    }
    std::string text;
    for (const auto& name : path) {
      text += "." + name;
    }
    asked.push_back(std::move(text));
  }
  return asked;
}

}  // namespace linter::lsp
