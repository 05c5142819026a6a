#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/schema/definition.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"

namespace linter::schema {

// Files of schemas: CustomResourceDefinitions in YAML or JSON, and JSON Schema files whose names
// say what they are about, `{kind}_{version}.json` in a folder of the group's name, or
// `{kind}-{group}-{version}.json`. None is read before an object asks for a kind that it may have,
// and parsed only where it mentions that kind. May be asked from several threads.
class DefinitionFiles {
 public:
  // The text of a file; empty where it cannot be read, which was told.
  using Read = std::function<std::optional<std::string>(const std::string& path)>;

  explicit DefinitionFiles(Read read);
  DefinitionFiles(const DefinitionFiles&) = delete;
  DefinitionFiles& operator=(const DefinitionFiles&) = delete;
  DefinitionFiles(DefinitionFiles&&) = delete;
  DefinitionFiles& operator=(DefinitionFiles&&) = delete;
  ~DefinitionFiles();

  // By its path, to be read when it is needed. Not while others ask.
  void Add(std::string path);

  // The definitions of a kind, in the order of the files. They live as long as this.
  const std::vector<Definition>& Of(std::string_view group, std::string_view version,
                                    std::string_view kind) const;

 private:
  struct File;

  void Index() const;
  const yaml::Stream& Parsed(File& file) const;
  std::vector<Definition> Find(std::string_view group, std::string_view version,
                               std::string_view kind) const;

  Read read_;
  mutable std::mutex mutex_;
  mutable bool indexed_ = false;
  mutable std::deque<File> files_;
  // By lower-case name without its ending.
  std::multimap<std::string, File*, std::less<>> schemas_;
  // By the kinds that they mention.
  mutable std::multimap<std::string, File*, std::less<>> definitions_;
  mutable std::map<std::string, std::vector<Definition>, std::less<>> known_;
};

// The words behind `kind:` in a text of YAML or JSON, each once, sorted.
std::vector<std::string_view> KindsMentioned(std::string_view text);

}  // namespace linter::schema
