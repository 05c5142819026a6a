#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/project.h"
#include "linter/schema/definition.h"
#include "linter/schema/definition_files.h"

namespace linter::engine {

// What a run knows of the kinds that Kubernetes itself does not have: by the definitions among its
// own objects, and by those of files that only tell.
class Definitions {
 public:
  // All outlive it; files may be null, and those `elsewhere` are asked last.
  Definitions(const k8s::Project& project, const schema::DefinitionFiles* files,
              const schema::DefinitionFiles* elsewhere);

  // Whether something says what an object's kind looks like. Kinds of Kubernetes itself have no
  // definition.
  bool Know(const k8s::Object& object) const;
  // How an object differs from the definition of its kind that is nearest to it. Of several that
  // are as near the one that says least: which of them is in force is not known.
  std::vector<schema::Fault> FaultsOf(const k8s::Object& object, schema::Extent extent) const;

 private:
  // A definition, and the path of its file.
  struct Known {
    schema::Definition definition;
    std::string_view path;
  };

  std::vector<const schema::Definition*> Of(const k8s::Object& object) const;

  // By group and kind.
  std::map<std::string, std::vector<Known>, std::less<>> known_;
  const schema::DefinitionFiles* files_;
  const schema::DefinitionFiles* elsewhere_;
};

// Whether Kubernetes itself has, or had, the kind of an object.
bool IsBuiltIn(const k8s::Object& object);

}  // namespace linter::engine
