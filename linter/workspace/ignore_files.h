#pragma once

#include <map>
#include <string>
#include <vector>

#include "linter/workspace/sources.h"

namespace linter::workspace {

// What keeps files from the contexts of builds: `.dockerignore` and `Dockerfile.dockerignore`.
class IgnoreFiles {
 public:
  // Reads into `sources`, which must outlive it.
  explicit IgnoreFiles(Sources& sources) : sources_(sources) {}

  // For a Dockerfile, by its absolute path: its own, then those of its folder and of the folders
  // above it up to the root of the repository, as any of them may be the context. Those that cannot
  // be read are left out.
  std::vector<const SourceFile*> Of(const std::string& absolute);

 private:
  // Null where there is none.
  const SourceFile* Read(const std::string& absolute);

  Sources& sources_;
  // By absolute path.
  std::map<std::string, const SourceFile*> known_;
};

}  // namespace linter::workspace
