#pragma once

#include <optional>

#include "linter/kustomize/node.h"
#include "linter/text/edit.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"

namespace linter::kustomize {

// Leads from an object as it is printed to where its parts were written. For one thread at a time.
class WrittenPlaces {
 public:
  // `printed` is what was printed of `object`; both must outlive it.
  WrittenPlaces(const Node& object, const SourceFile& printed)
      : object_(object), printed_(printed) {}

  // Where the key or the value that stands at a place was written.
  Span Find(const Span& place);
  // The same change where the value was written; empty where it is not written as it is printed.
  // `sources` are the written files, by id.
  std::optional<Edit> FindEdit(const Edit& edit, const SourceFile& written);

 private:
  const Node& object_;
  const SourceFile& printed_;
  std::optional<yaml::Stream> stream_;
};

}  // namespace linter::kustomize
