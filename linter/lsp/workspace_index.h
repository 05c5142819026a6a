#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "linter/k8s/project.h"
#include "linter/lsp/linting.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"

namespace linter::lsp {

// The objects of the workspace's manifests, with the buffers in the place of files. What charts
// render to is not among them.
class WorkspaceIndex {
 public:
  // `sources` may be null: then there are the buffers alone.
  WorkspaceIndex(const workspace::Sources* sources, const Documents& documents);
  WorkspaceIndex(const WorkspaceIndex&) = delete;
  WorkspaceIndex& operator=(const WorkspaceIndex&) = delete;

  const k8s::Project& project() const { return project_; }
  const SourceFile& FileOf(const Span& span) const;
  const std::string& AddressOf(const Span& span) const;
  // The file of a document; none where it has no objects.
  const SourceFile* Find(const Document& document) const;

 private:
  void Add(const std::string& uri, const std::string& path, const std::string& text);

  // By id.
  std::deque<SourceFile> files_;
  std::vector<std::string> addresses_;
  std::deque<yaml::Stream> streams_;
  k8s::Project project_{k8s::World::Open};
};

}  // namespace linter::lsp
