#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/text/place.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"
#include "linter/yaml/slot.h"

namespace linter::yaml {

// YAML or JSON that stands as text in a field of a document, as a file does in a ConfigMap. The
// document outlives it.
class Embedded {
 public:
  // Of a scalar; of anything else there is nothing to read.
  explicit Embedded(const Slot& written);

  // What stands in its first document; empty where that is broken, or is not there.
  std::optional<Slot> root() const;
  // Where a place below `root` is written in the file: its bytes where the field is a literal block
  // (`|`), else the field.
  Place Outside(const Place& inside) const;

 private:
  // Where a literal block's line begins in the file, its indentation left out, and in the text.
  struct Line {
    std::size_t inside = 0;
    std::size_t outside = 0;
    std::size_t size = 0;
  };
  void FindLines(std::string_view file);

  Slot written_;
  // On the heap, as trees hold its address.
  std::unique_ptr<SourceFile> text_;
  Stream stream_;
  // Empty where bytes of the text are not found in the file.
  std::vector<Line> lines_;
};

}  // namespace linter::yaml
