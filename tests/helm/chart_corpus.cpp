#include "tests/helm/chart_corpus.h"

#include <fstream>
#include <sstream>

#include "tests/corpus/corpus.h"

namespace linter::helm {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::optional<std::string> HelmCorpus() {
  const auto corpus = tests::Corpus();
  return corpus ? std::optional((*corpus / "helm").string()) : std::nullopt;
}

const SourceFile* ChartRun::AddSource(std::string path, std::string text) {
  auto source = std::make_unique<SourceFile>();
  source->id = static_cast<FileId>(sources.size() + 1);
  source->path = std::move(path);
  source->text = std::move(text);
  sources.push_back(std::move(source));
  return sources.back().get();
}

static std::string WithCase(std::string text, const std::string& case_folder) {
  constexpr std::string_view Mark = "{CASE}";
  const auto found = text.find(Mark);
  return found == std::string::npos ? text : text.replace(found, Mark.size(), case_folder);
}

void ChartRun::ApplyArguments(const std::vector<std::string>& arguments,
                              const std::string& case_folder, const std::string& values) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& name = arguments[i];
    const auto next = [&] { return WithCase(arguments.at(++i), case_folder); };
    const auto set = [&](SetKind kind) {
      std::string text = next();
      const SourceFile* content = nullptr;
      if (kind == SetKind::File) {
        const auto path = text.substr(text.find('=') + 1);
        content = AddSource(path, ReadFile(path));
      }
      options.set.push_back({kind, AddSource(name, std::move(text)), content});
    };
    if (name == "--namespace") {
      options.release_namespace = next();
    } else if (name == "--kube-version") {
      options.kube_version = next();
    } else if (name == "--include-crds") {
      options.crds = Include::Yes;
    } else if (name == "--skip-schema-validation") {
      options.schema_validation = Include::No;
    } else if (name == "--is-upgrade") {
      options.is_upgrade = true;
    } else if (name == "--no-hooks") {
      options.hooks = Include::No;
    } else if (name == "--skip-tests") {
      options.tests = Include::No;
    } else if (name == "--show-only") {
      options.show_only.push_back(next());
    } else if (name == "-a") {
      options.api_versions.push_back(next());
    } else if (name == "-f") {
      const std::string path = next();
      // Helm was run beside the case, and says its path as it was given.
      const std::string shown = path.substr(case_folder.rfind('/') + 1);
      options.values_files.push_back(path == "VALUES" ? AddSource(path, values)
                                                      : AddSource(shown, ReadFile(path)));
    } else if (name == "--set") {
      set(SetKind::Typed);
    } else if (name == "--set-string") {
      set(SetKind::String);
    } else if (name == "--set-json") {
      set(SetKind::Json);
    } else if (name == "--set-file") {
      set(SetKind::File);
    } else if (name == "--set-literal") {
      set(SetKind::Literal);
    }
  }
}

}  // namespace linter::helm
