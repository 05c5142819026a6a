#pragma once

#include <string>
#include <vector>

#include "linter/gotemplate/value.h"
#include "linter/text/expected.h"

namespace linter::helm {

// One document of what a template made.
struct Manifest {
  // `root/templates/service.yaml`
  std::string path;
  gotemplate::Text content;
  std::string kind;
  bool hook = false;
  // One of its events is `test`.
  bool test = false;
  // A hook whose events Helm does not know is left out.
  bool skipped = false;
};

// The text of one template, document by document, blanks at the ends taken off.
std::vector<gotemplate::Text> SplitManifests(const gotemplate::Text& text);
// The blanks of a text before its first line that is not blank, and more than a comment; empty
// where that line is not indented.
gotemplate::Text IndentOfStart(const gotemplate::Text& text);
// What Helm finds out of a document, or its reason why it is none.
Expected<Manifest> ReadManifest(std::string path, const gotemplate::Text& content);
// Where Helm installs a kind; those that it does not name come last, in the order of the alphabet.
bool KindLess(std::string_view left, std::string_view right);

}  // namespace linter::helm
