#pragma once

#include <span>
#include <string>

#include "linter/gotemplate/origin.h"
#include "linter/gotemplate/rope.h"
#include "linter/output/format.h"
#include "linter/text/source_file.h"

namespace linter::cli {

// A file that bytes may come from.
struct OriginFile {
  const SourceFile* source = nullptr;
  // It is an argument: its name says where it is.
  bool argument = false;
};

// A rendered text, each line followed by where its bytes were written. `shoal render --help` tells
// the form.
std::string WithOrigins(const gotemplate::Text& text, const gotemplate::Origins& origins,
                        std::span<const OriginFile> files, output::Color color);

}  // namespace linter::cli
