#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "linter/k8s/project.h"
#include "linter/yaml/document.h"

namespace linter::k8s {

// The objects of some files, joined as in a run.
class Cluster {
 public:
  explicit Cluster(World world = World::Open) : project_(world) {}

  Cluster& Add(std::string path, std::string text) {
    const auto id = FileId{static_cast<std::uint32_t>(files_.size())};
    files_.push_back({id, std::move(path), std::move(text)});
    streams_.push_back(yaml::Parse(files_.back()));
    for (const auto& document : streams_.back().documents) {
      project_.Add(document);
    }
    return *this;
  }

  const Project& project() const { return project_; }
  // The object of a name: the first one, in the order of the files.
  const Object& Named(std::string_view name) const {
    for (const auto& object : project_.objects()) {
      if (object.name() == name) {
        return object;
      }
    }
    return project_.objects().front();
  }
  const Workload& WorkloadNamed(std::string_view name) const {
    return *project_.WorkloadOf(Named(name));
  }

 private:
  std::deque<SourceFile> files_;
  std::deque<yaml::Stream> streams_;
  Project project_;
};

}  // namespace linter::k8s
