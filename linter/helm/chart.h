#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/gotemplate/value.h"
#include "linter/text/expected.h"
#include "linter/text/source_file.h"

namespace linter::helm {

// One file of a chart, with its path from the chart's folder: `templates/service.yaml`.
struct ChartFile {
  std::string path;
  // Outlives everything that is made of it.
  const SourceFile* source = nullptr;
};

// An entry of `dependencies`.
struct Dependency {
  std::string name;
  std::string version;
  std::string repository;
  std::string condition;
  std::vector<std::string> tags;
  std::string alias;
  // Null when there are none.
  gotemplate::Value import_values;
  bool enabled = false;
};

// What `Chart.yaml` says.
struct Metadata {
  std::string name;
  std::string version;
  std::string api_version;
  std::string kube_version;
  std::string type;
  bool deprecated = false;
  // Null when the key is absent.
  std::optional<std::vector<std::shared_ptr<Dependency>>> dependencies;
  // All fields as templates see them, by their Go names.
  gotemplate::Map* fields = nullptr;
};

// A chart with the charts that it carries. Parents and children belong to the `Charts` that loaded
// them.
struct Chart {
  Metadata metadata;
  gotemplate::Value values;
  const SourceFile* schema = nullptr;
  std::vector<ChartFile> templates;
  std::vector<ChartFile> files;
  // All but templates of this chart alone, for `crds/`.
  std::vector<Chart*> dependencies;
  Chart* parent = nullptr;

  const std::string& name() const { return metadata.name; }
  bool is_root() const { return parent == nullptr; }
  bool is_library() const;
  // `root/charts/child`.
  std::string FullPath() const;
  void SetDependencies(std::vector<Chart*> charts);
};

// Loads charts, and owns them together with the files that were unpacked on the way.
class Charts {
 public:
  // Unpacked files get ids from `next`.
  Charts(gotemplate::Heap& heap, gotemplate::Origins& origins, FileId next)
      : heap_(heap), origins_(origins), next_(next) {}

  // A chart out of its files, or Helm's reason why it is none. Files that `.helmignore` names are
  // left out.
  Expected<Chart*> Load(std::vector<ChartFile> files);
  // A packaged chart, a `.tgz`.
  Expected<Chart*> LoadPackage(const SourceFile& archive);
  // A copy that shares its children with the original.
  Chart* Copy(const Chart& chart);
  // What was in archives; texts of the charts show its bytes.
  std::vector<std::unique_ptr<SourceFile>> TakeUnpacked() { return std::move(unpacked_); }

 private:
  Expected<Chart*> LoadFiles(const std::vector<ChartFile>& files, int depth);
  Expected<Chart*> LoadArchive(const SourceFile& archive, int depth);
  std::optional<Error> Sort(const ChartFile& file, Chart& chart);
  std::optional<Error> LoadChildren(const std::vector<ChartFile>& files, Chart& chart, int depth);
  gotemplate::Text TextOf(const SourceFile& source);

  gotemplate::Heap& heap_;
  gotemplate::Origins& origins_;
  FileId next_;
  std::vector<std::unique_ptr<Chart>> charts_;
  std::vector<std::unique_ptr<SourceFile>> unpacked_;
};

// The bytes of a file as a text that knows its place.
gotemplate::Text TextOfFile(const SourceFile& source, gotemplate::Heap& heap,
                            gotemplate::Origins& origins);

// Reads `Chart.yaml`, or with `into` the dependencies of an old `requirements.yaml`.
std::optional<Error> ReadMetadata(const gotemplate::Text& text, gotemplate::Heap& heap,
                                  gotemplate::Origins& origins, Metadata& into);
// Helm's own checks of names, versions and dependencies.
std::optional<Error> Validate(const Metadata& metadata);

}  // namespace linter::helm
