#include "linter/helm/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "linter/helm/archive.h"
#include "linter/helm/ignore.h"
#include "linter/helm/yaml_reader.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::Origins;
using gotemplate::Run;
using gotemplate::Text;
using gotemplate::Value;

// Charts in charts in charts.
static constexpr int MaxDepth = 32;

bool Chart::is_library() const {
  std::string lower = metadata.type;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
  });
  return lower == "library";
}

std::string Chart::FullPath() const {
  return parent == nullptr ? name() : parent->FullPath() + "/charts/" + name();
}

void Chart::SetDependencies(std::vector<Chart*> charts) {
  dependencies = std::move(charts);
  for (Chart* child : dependencies) {
    child->parent = this;
  }
}

Text TextOfFile(const SourceFile& source, Heap& heap, Origins& origins) {
  origins.AddFile(source.id, source.text);
  const auto size = static_cast<std::uint32_t>(source.text.size());
  auto* run = static_cast<Run*>(heap.memory().allocate(sizeof(Run), alignof(Run)));
  new (run) Run{size, origins.Written({source.id, 0, size}), 0};
  // A byte order mark is no part of the text.
  const bool marked = source.text.starts_with("\xEF\xBB\xBF");
  return Text(source.text, run, 1, 0).Slice(marked ? 3 : 0, size);
}

Text Charts::TextOf(const SourceFile& source) {
  return TextOfFile(source, heap_, origins_);
}

Chart* Charts::Copy(const Chart& chart) {
  charts_.push_back(std::make_unique<Chart>(chart));
  return charts_.back().get();
}

Expected<Chart*> Charts::Load(std::vector<ChartFile> files) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [](const ChartFile& file) { return file.path == ".helmignore"; });
  auto rules = ParseIgnore(found != files.end() ? found->source->text : std::string_view());
  if (!rules) {
    return rules.error();
  }
  std::erase_if(files, [&](const ChartFile& file) { return IsIgnored(*rules, file.path); });
  std::sort(files.begin(), files.end(),
            [](const ChartFile& left, const ChartFile& right) { return left.path < right.path; });
  return LoadFiles(files, 0);
}

static const ChartFile* FindFile(const std::vector<ChartFile>& files, std::string_view path) {
  for (const ChartFile& file : files) {
    if (file.path == path) {
      return &file;
    }
  }
  return nullptr;
}

Expected<Chart*> Charts::LoadFiles(const std::vector<ChartFile>& files, int depth) {
  if (depth > MaxDepth) {
    return Error{"charts are nested too deeply"};
  }
  charts_.push_back(std::make_unique<Chart>());
  Chart& chart = *charts_.back();
  chart.values = Value::Nil();
  const ChartFile* description = FindFile(files, "Chart.yaml");
  if (description == nullptr) {
    return Error{"Chart.yaml file is missing"};
  }
  if (const auto error =
          ReadMetadata(TextOf(*description->source), heap_, origins_, chart.metadata)) {
    return Error{"cannot load Chart.yaml: " + error->message};
  }
  for (const ChartFile& file : files) {
    if (const auto error = Sort(file, chart)) {
      return *error;
    }
  }
  if (const auto error = Validate(chart.metadata)) {
    return *error;
  }
  if (const auto error = LoadChildren(files, chart, depth)) {
    return *error;
  }
  return &chart;
}

std::optional<Error> Charts::Sort(const ChartFile& file, Chart& chart) {
  const std::string& path = file.path;
  const bool old = chart.metadata.api_version == "v1";
  if (path == "Chart.yaml" || path == "Chart.lock" || path.starts_with("charts/")) {
    return std::nullopt;
  }
  if (path == "values.yaml") {
    const auto values = ReadYaml(TextOf(*file.source), heap_, origins_);
    if (!values) {
      return Error{"cannot load values.yaml: error converting YAML to JSON: " +
                   values.error().message};
    }
    if (!values->is_nil() && !values->is_map()) {
      return Error{fmt::format(
          "cannot load values.yaml: error unmarshaling JSON: while decoding JSON: json: cannot "
          "unmarshal {} into Go value of type map[string]interface {{}}",
          values->is_list()     ? "array"
          : values->is_string() ? "string"
                                : "number")};
    }
    chart.values = *values;
  } else if (path == "values.schema.json") {
    chart.schema = file.source;
  } else if (path == "requirements.yaml") {
    if (const auto error = ReadMetadata(TextOf(*file.source), heap_, origins_, chart.metadata)) {
      return Error{"cannot load requirements.yaml: " + error->message};
    }
    if (old) {
      chart.files.push_back(file);
    }
  } else if (path == "requirements.lock") {
    if (old) {
      chart.files.push_back(file);
    }
  } else if (path.starts_with("templates/")) {
    chart.templates.push_back(file);
  } else {
    chart.files.push_back(file);
  }
  return std::nullopt;
}

std::optional<Error> Charts::LoadChildren(const std::vector<ChartFile>& files, Chart& chart,
                                          int depth) {
  constexpr std::string_view Folder = "charts/";
  std::map<std::string, std::vector<ChartFile>, std::less<>> children;
  for (const ChartFile& file : files) {
    if (!file.path.starts_with(Folder) || file.path.ends_with(".prov")) {
      continue;
    }
    const std::string inner = file.path.substr(Folder.size());
    children[inner.substr(0, inner.find('/'))].push_back({inner, file.source});
  }
  std::vector<Chart*> loaded;
  for (auto& [name, members] : children) {
    if (name.empty() || name[0] == '_' || name[0] == '.') {
      continue;
    }
    Expected<Chart*> child = Error{};
    if (name.ends_with(".tgz")) {
      child = LoadArchive(*members[0].source, depth + 1);
    } else {
      std::vector<ChartFile> inside;
      for (const ChartFile& member : members) {
        if (member.path.size() > name.size()) {
          inside.push_back({member.path.substr(name.size() + 1), member.source});
        }
      }
      child = LoadFiles(inside, depth + 1);
    }
    if (!child) {
      return Error{fmt::format("error unpacking subchart {} in {}: {}", name, chart.name(),
                               child.error().message)};
    }
    loaded.push_back(*child);
  }
  chart.SetDependencies(std::move(loaded));
  return std::nullopt;
}

Expected<Chart*> Charts::LoadPackage(const SourceFile& archive) {
  return LoadArchive(archive, 0);
}

Expected<Chart*> Charts::LoadArchive(const SourceFile& archive, int depth) {
  const auto members = Unpack(archive.text);
  if (!members) {
    return members.error();
  }
  std::vector<ChartFile> files;
  for (const ArchiveMember& member : *members) {
    auto source = std::make_unique<SourceFile>();
    source->id = next_;
    next_ = static_cast<FileId>(static_cast<std::uint32_t>(next_) + 1);
    source->path = archive.path + "/" + member.path;
    source->text = member.bytes;
    files.push_back({member.path, source.get()});
    unpacked_.push_back(std::move(source));
  }
  return LoadFiles(files, depth);
}

}  // namespace linter::helm
