// `shoal render`: what `helm template` prints, and where each line of it was written.

#include "linter/helm/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <optional>
#include <utility>

#include "linter/cli/origin_lines.h"
#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/files/bytes.h"
#include "linter/files/chart_folder.h"
#include "linter/files/repository.h"
#include "linter/helm/ignore.h"
#include "linter/helm/release_name.h"

namespace linter::cli {

namespace fs = std::filesystem;

static constexpr std::size_t MostFileBytes = std::size_t{10} << 20U;
static constexpr std::size_t MostPackageBytes = std::size_t{100} << 20U;

// Everything that a rendering reads. A source's position is its file's id.
class Inputs {
 public:
  const SourceFile* Add(std::string path, std::string text) {
    const auto id = static_cast<FileId>(files_.size());
    files_.push_back({id, std::move(path), std::move(text)});
    described_.push_back({&files_.back(), false});
    return &files_.back();
  }
  const SourceFile* AddArgument(std::string name, std::string text) {
    const auto* file = Add(std::move(name), std::move(text));
    described_.back().argument = true;
    return file;
  }
  FileId next() const { return static_cast<FileId>(files_.size()); }
  const std::vector<OriginFile>& described() const { return described_; }

 private:
  std::deque<SourceFile> files_;
  std::vector<OriginFile> described_;
};

// In helm's words.
static Expected<const SourceFile*> ReadFile(const std::string& path, Inputs& inputs) {
  auto bytes = files::ReadBytes(path, MostFileBytes);
  if (!bytes) {
    auto reason = bytes.error().message;
    reason[0] = static_cast<char>(reason[0] | 0x20);
    const auto* call = reason == "is a directory" ? "read" : "open";
    return Error{fmt::format("{} {}: {}", call, path, reason)};
  }
  if (bytes->cut) {
    return Error{fmt::format("open {}: larger than {} MiB", path, MostFileBytes >> 20U)};
  }
  return inputs.Add(path, std::move(bytes->text));
}

// `a=x,b=y` as the parts between its commas; one with a backslash before it is part of a name.
static std::vector<std::string> Parts(const std::string& text) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',') {
      parts.emplace_back();
    } else {
      parts.back() += text[i];
      if (text[i] == '\\' && i + 1 < text.size()) {
        parts.back() += text[++i];
      }
    }
  }
  return parts;
}

static std::string WithoutBackslashes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    i += text[i] == '\\' && i + 1 < text.size() ? 1 : 0;
    plain += text[i];
  }
  return plain;
}

static std::optional<Error> AddFiles(const std::string& text, Inputs& inputs,
                                     helm::RenderOptions& options) {
  for (const auto& part : Parts(text)) {
    const auto equals = part.find('=');
    const SourceFile* content = nullptr;
    if (equals != std::string::npos && equals + 1 < part.size()) {
      const auto read = ReadFile(WithoutBackslashes(part.substr(equals + 1)), inputs);
      if (!read) {
        return Error{"failed parsing --set-file data: " + read.error().message};
      }
      content = *read;
    }
    options.set.push_back(
        {helm::SetKind::File, inputs.AddArgument("--set-file " + part, part), content});
  }
  return std::nullopt;
}

static std::optional<Error> AddSet(const SetWish& wish, Inputs& inputs,
                                   helm::RenderOptions& options) {
  constexpr auto NameOf = [](helm::SetKind kind) {
    switch (kind) {
      case helm::SetKind::String:
        return "--set-string ";
      case helm::SetKind::Json:
        return "--set-json ";
      case helm::SetKind::Literal:
        return "--set-literal ";
      case helm::SetKind::Typed:
      case helm::SetKind::File:
        break;
    }
    return "--set ";
  };
  if (wish.kind == helm::SetKind::File) {
    return AddFiles(wish.text, inputs, options);
  }
  options.set.push_back(
      {wish.kind, inputs.AddArgument(NameOf(wish.kind) + wish.text, wish.text), nullptr});
  return std::nullopt;
}

static helm::Include IncludeUnless(bool left_out) {
  return left_out ? helm::Include::No : helm::Include::Yes;
}

static Expected<helm::RenderOptions> ReadOptions(const RenderArguments& arguments, Inputs& inputs) {
  helm::RenderOptions options;
  options.release_name = arguments.release_name;
  if (!arguments.name_template.empty()) {
    auto name = helm::NameFromTemplate(arguments.name_template);
    if (!name) {
      return name.error();
    }
    options.release_name = std::move(*name);
  }
  options.release_namespace = arguments.release_namespace;
  if (!arguments.kube_version.empty()) {
    options.kube_version = arguments.kube_version;
  }
  options.api_versions = arguments.api_versions;
  options.crds = IncludeUnless(!arguments.include_crds);
  options.hooks = IncludeUnless(arguments.no_hooks);
  options.tests = IncludeUnless(arguments.skip_tests);
  options.schema_validation = IncludeUnless(arguments.skip_schema_validation);
  options.is_upgrade = arguments.is_upgrade;
  options.show_only = arguments.show_only;
  options.origins = IncludeUnless(!arguments.origins);
  for (const auto& path : arguments.values) {
    const auto file = ReadFile(path, inputs);
    if (!file) {
      return file.error();
    }
    options.values_files.push_back(*file);
  }
  for (const auto& wish : arguments.set) {
    if (auto error = AddSet(wish, inputs, options)) {
      return *error;
    }
  }
  return options;
}

// What helm leaves out is not even read: it may be large.
static files::ChartFilter FilterOf(const std::string& folder) {
  const auto text = files::ReadIfThere(folder + "/.helmignore", MostFileBytes);
  auto rules = helm::ParseIgnore(text && *text ? std::string_view(**text) : "");
  if (!rules) {
    return {};
  }
  return [rules = std::move(*rules)](const std::string& path, EntryKind kind) {
    return helm::Ignores(rules, path, kind);
  };
}

// A file that cannot be read is an error only where it would show in the output: a chart may well
// have a license that is a link out of it.
static bool Shows(std::string_view path) {
  constexpr std::string_view Names[] = {"",
                                        "templates",
                                        "charts",
                                        "crds",
                                        "Chart.yaml",
                                        "values.yaml",
                                        ".helmignore",
                                        "values.schema.json",
                                        "requirements.yaml"};
  const auto first = path.substr(0, path.find('/'));
  return std::find(std::begin(Names), std::end(Names), first) != std::end(Names);
}

static Expected<std::vector<helm::ChartFile>> ReadChart(const std::string& folder, Inputs& inputs) {
  auto chart = files::ReadChartFolder(folder, {.left_out = FilterOf(folder)});
  if (!chart) {
    return chart.error();
  }
  for (const auto& problem : chart->problems) {
    if (Shows(problem.path)) {
      return Error{fmt::format("{}: {}", problem.display, problem.message)};
    }
    fmt::print(stderr, "shoal: {}: {}\n", problem.display, problem.message);
  }
  std::vector<helm::ChartFile> files;
  for (auto& entry : chart->entries) {
    files.push_back({entry.path, inputs.Add(entry.display, std::move(entry.text))});
  }
  return files;
}

static Expected<const SourceFile*> ReadPackage(const std::string& path, Inputs& inputs) {
  auto bytes = files::ReadBytes(path, MostPackageBytes);
  if (!bytes) {
    return Error{fmt::format("{}: {}", path, bytes.error().message)};
  }
  if (bytes->cut) {
    return Error{fmt::format("{}: larger than {} MiB", path, MostPackageBytes >> 20U)};
  }
  if (!bytes->text.starts_with("\x1f\x8b")) {
    return Error{
        fmt::format("file '{}' does not appear to be a gzipped archive; got "
                    "'application/octet-stream'",
                    files::Absolute(path))};
  }
  return inputs.Add(files::ShownPath(path, files::WorkingFolder()), std::move(bytes->text));
}

static Expected<helm::Rendering> RenderChart(const std::string& path, Inputs& inputs,
                                             helm::RenderOptions& options) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) {
    return Error{fmt::format("path \"{}\" not found", path)};
  }
  if (fs::is_directory(status)) {
    const auto files = ReadChart(path, inputs);
    if (!files) {
      return files.error();
    }
    options.next_file = inputs.next();
    return helm::Render(*files, options);
  }
  const auto package = ReadPackage(path, inputs);
  if (!package) {
    return package.error();
  }
  options.next_file = inputs.next();
  return helm::RenderPackage(**package, options);
}

static int Refuse(std::string_view message, bool after_rendering = false) {
  fmt::print(stderr, "Error: {}\n", message);
  if (after_rendering) {
    fmt::print(stderr, "\nUse --debug flag to render out invalid YAML\n");
  }
  return 1;
}

static bool Write(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fflush(stdout) == 0;
}

int Render(const RenderArguments& arguments) {
  if (IsOverlay(arguments.chart)) {
    return RenderOverlay(arguments.chart);
  }
  Inputs inputs;
  auto options = ReadOptions(arguments, inputs);
  if (!options) {
    return Refuse(options.error().message);
  }
  auto rendering = RenderChart(arguments.chart, inputs, *options);
  if (!rendering) {
    return Refuse(rendering.error().message);
  }
  for (const auto& warning : rendering->warnings) {
    fmt::print(stderr, "{}\n", warning);
  }
  if (!rendering->failures.empty()) {
    const auto& first = rendering->failures.front();
    return Refuse(first.message, first.after_rendering);
  }
  if (const auto error = rendering->MissingTemplate(*options)) {
    return Refuse(error->message);
  }
  const auto text = rendering->Output(*options);
  if (!arguments.origins) {
    // What the system takes back at once need not be taken apart.
    std::_Exit(Write(text.bytes()) ? 0 : 2);
  }
  auto described = inputs.described();
  for (const auto& unpacked : rendering->unpacked) {
    described.push_back({unpacked.get(), false});
  }
  const auto color = StyleOf(arguments.color).color;
  return Write(WithOrigins(text, rendering->origins, described, color)) ? 0 : 2;
}

}  // namespace linter::cli
