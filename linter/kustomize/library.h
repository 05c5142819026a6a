#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/chart.h"
#include "linter/kustomize/failure.h"
#include "linter/kustomize/node.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"

namespace linter::kustomize {

class StreamCache;

// Where a build gets its files from, by paths with forward slashes. Files outlive what is built.
struct FileProvider {
  // Null where there is no such file.
  std::function<const SourceFile*(const std::string& path)> read;
  std::function<bool(const std::string& path)> is_folder;
  // All files of the chart in a folder; none where there is no chart.
  std::function<std::vector<helm::ChartFile>(const std::string& folder)> chart;
  // What several builds parse once; null where each is to parse by itself. Outlives what is built.
  StreamCache* streams = nullptr;
};

// Files that several builds have in common, parsed once, as long as their texts stay as they are.
// For several threads.
class StreamCache {
 public:
  std::shared_ptr<const yaml::Stream> Parse(const SourceFile& source);

 private:
  // Trees are kept of so many bytes of text.
  static constexpr std::size_t MostBytes = std::size_t{64} << 20U;

  std::mutex mutex_;
  std::map<const SourceFile*, std::shared_ptr<const yaml::Stream>> streams_;
  std::size_t bytes_ = 0;
};

// What a file is to an overlay.
enum class Use : std::uint8_t { Kustomization, Resource, Patch, Data, Configuration, Chart };

struct UsedFile {
  const SourceFile* source = nullptr;
  std::string path;
  Use use = Use::Resource;

  friend bool operator<(const UsedFile& left, const UsedFile& right) {
    return left.path != right.path ? left.path < right.path : left.use < right.use;
  }
};

// `folder/path` without `.` and `..`; an absolute path as it is.
std::string JoinPath(std::string_view folder, std::string_view path);
// What kustomize would fetch: an address, or what git takes for one.
bool IsRemote(std::string_view path);

// The files of a build, each read and parsed once.
class Library {
 public:
  Library(const FileProvider& provider, Forest& forest) : provider_(provider), forest_(forest) {}

  const SourceFile* Read(const std::string& path, Use use);
  bool IsFolder(const std::string& path) const { return provider_.is_folder(path); }
  std::vector<helm::ChartFile> ReadChart(const std::string& folder);

  // The documents of a file, empty ones left out. What cannot be read is a failure.
  std::vector<Node*> Documents(const SourceFile& source, Failures& failures);
  // The same of a text that stands in a scalar.
  std::vector<Node*> DocumentsIn(const Node& scalar, const SourceFile* file, Failures& failures);

  const std::set<UsedFile>& used() const { return used_; }

 private:
  const yaml::Stream& Parse(const SourceFile& source);

  const FileProvider& provider_;
  Forest& forest_;
  std::map<std::string, const SourceFile*, std::less<>> sources_;
  std::map<const SourceFile*, std::shared_ptr<const yaml::Stream>> streams_;
  std::vector<std::unique_ptr<const SourceFile>> pieces_;
  std::set<UsedFile> used_;
};

}  // namespace linter::kustomize
