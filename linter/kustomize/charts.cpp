#include "linter/kustomize/charts.h"

#include <fmt/format.h>

#include <deque>

#include "linter/helm/render.h"
#include "linter/kustomize/print.h"

namespace linter::kustomize {

// Renders one entry of `helmCharts`.
class ChartInflation {
 public:
  ChartInflation(Bench& bench, Library& library, const Kustomization& kustomization,
                 const Node& entry)
      : bench_(bench), library_(library), kustomization_(kustomization), entry_(entry) {}

  void Inflate(Accumulator& into);

 private:
  std::vector<helm::ChartFile> Find();
  helm::RenderOptions Options();
  void AddValues(helm::RenderOptions& options);
  void AddObjects(const std::vector<helm::Manifest>& manifests, Accumulator& into);

  Bench& bench_;
  Library& library_;
  const Kustomization& kustomization_;
  const Node& entry_;
  std::deque<SourceFile> inlined_;
};

// Below the home of charts by name, or by name and version.
std::vector<helm::ChartFile> ChartInflation::Find() {
  const auto* globals = kustomization_.root->Find("helmGlobals");
  const auto home = globals == nullptr ? std::string_view() : globals->TextOf("chartHome");
  const auto folder = JoinPath(kustomization_.folder, home.empty() ? "charts" : home);
  const auto name = entry_.TextOf("name");
  const auto version = entry_.TextOf("version");
  if (!version.empty()) {
    auto files = library_.ReadChart(JoinPath(folder, fmt::format("{}-{}/{}", name, version, name)));
    if (!files.empty()) {
      return files;
    }
  }
  return library_.ReadChart(JoinPath(folder, name));
}

void ChartInflation::AddValues(helm::RenderOptions& options) {
  const auto add = [&](const Node& path) {
    const auto* file =
        library_.Read(JoinPath(kustomization_.folder, path.text), Use::Configuration);
    if (file == nullptr) {
      bench_.Fail(FailureKind::Missing, path.span,
                  fmt::format("there is no file of values `{}`", path.text));
      return;
    }
    options.values_files.push_back(file);
  };
  const auto* values = entry_.Find("valuesFile");
  const auto* inlined = entry_.Find("valuesInline");
  const bool first = entry_.TextOf("valuesMerge") == "merge";
  if (inlined != nullptr && first) {
    inlined_.push_back({entry_.span.file, "valuesInline", PrintYaml(*inlined)});
    options.values_files.push_back(&inlined_.back());
  }
  if (values != nullptr && !values->text.empty()) {
    add(*values);
  }
  for (const auto* path : ItemsOf(entry_, "additionalValuesFiles")) {
    add(*path);
  }
  if (inlined != nullptr && !first) {
    inlined_.push_back({entry_.span.file, "valuesInline", PrintYaml(*inlined)});
    options.values_files.push_back(&inlined_.back());
  }
}

helm::RenderOptions ChartInflation::Options() {
  helm::RenderOptions options;
  const auto text = [&](std::string_view key, std::string_view otherwise) {
    const auto value = entry_.TextOf(key);
    return std::string(value.empty() ? otherwise : value);
  };
  const auto includes = [&](std::string_view key, std::string_view word) {
    return entry_.TextOf(key) == word ? helm::Include::Yes : helm::Include::No;
  };
  options.release_name = text("releaseName", "release-name");
  options.release_namespace = text("namespace", kustomization_.root->TextOf("namespace").empty()
                                                    ? "default"
                                                    : kustomization_.root->TextOf("namespace"));
  options.kube_version = text("kubeVersion", options.kube_version);
  for (const auto* item : ItemsOf(entry_, "apiVersions")) {
    options.api_versions.emplace_back(item->text);
  }
  options.crds = includes("includeCRDs", "true");
  if (includes("skipHooks", "true") == helm::Include::Yes) {
    options.hooks = helm::Include::No;
  }
  if (includes("skipTests", "true") == helm::Include::Yes) {
    options.tests = helm::Include::No;
  }
  options.keep_going = helm::Include::Yes;
  options.origins = helm::Include::No;
  options.limits.heap_bytes = std::size_t{256} << 20U;
  AddValues(options);
  return options;
}

void ChartInflation::AddObjects(const std::vector<helm::Manifest>& manifests, Accumulator& into) {
  std::vector<Resource> resources;
  for (const auto& manifest : manifests) {
    Node text{NodeType::String, manifest.content.bytes(), entry_.span, {}, {}};
    for (auto* root : library_.DocumentsIn(text, nullptr, bench_.failures)) {
      Resource resource;
      resource.root = root;
      resources.push_back(std::move(resource));
    }
  }
  Append(bench_, std::move(resources), into);
}

void ChartInflation::Inflate(Accumulator& into) {
  const auto* name = entry_.Find("name");
  if (name == nullptr) {
    bench_.Fail(FailureKind::Chart, entry_.span, "a chart needs a `name`");
    return;
  }
  const auto files = Find();
  if (files.empty()) {
    const auto repository = entry_.TextOf("repo");
    bench_.Fail(repository.empty() ? FailureKind::Missing : FailureKind::Remote, name->span,
                repository.empty()
                    ? fmt::format("there is no chart `{}`", name->text)
                    : fmt::format("chart `{}` of `{}` is not fetched: its objects are left out",
                                  name->text, repository));
    return;
  }
  const auto rendering = helm::Render(files, Options());
  for (const auto& failure : rendering.failures) {
    bench_.Fail(FailureKind::Chart, name->span,
                fmt::format("chart `{}`: {}", name->text, failure.message));
  }
  AddObjects(rendering.crds, into);
  AddObjects(rendering.manifests, into);
}

void InflateCharts(Bench& bench, Library& library, const Kustomization& kustomization,
                   Accumulator& into) {
  for (const auto* entry : ItemsOf(*kustomization.root, "helmCharts")) {
    ChartInflation(bench, library, kustomization, *entry).Inflate(into);
  }
}

}  // namespace linter::kustomize
