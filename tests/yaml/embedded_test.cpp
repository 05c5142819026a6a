#include "linter/yaml/embedded.h"

#include <gtest/gtest.h>

#include <string>

#include "linter/yaml/document.h"

namespace linter::yaml {

// What stands in the file where the value of `a.b` of the text in `file` is said to stand.
static std::string Found(const std::string& text) {
  const SourceFile file{.id = {}, .path = "x.yaml", .text = text};
  const auto stream = Parse(file);
  const Slot root(*stream.documents.front().root());
  const Embedded embedded(root["file"]);
  const auto inner = embedded.root();
  return inner ? std::string(file.Text(embedded.Outside((*inner)["a"]["b"].span()))) : "none";
}

TEST(Embedded, FindsBytesOfALiteralBlock) {
  EXPECT_EQ(Found("file: |\n  a:\n    b: found\n"), "found");
  EXPECT_EQ(Found("file: |-\n\n  # first\n\n  a:\n\n    b: found"), "found");
  EXPECT_EQ(Found("file: |2\n    x: 1\n"), "x");
  EXPECT_EQ(Found("other: 1\nfile: |\n    {\"a\":\n      {\"b\": \"found\"}}\nlast: 2\n"),
            "\"found\"");
  EXPECT_EQ(Found("file: |\r\n  a:\r\n    b: found\r\n"), "found");
}

TEST(Embedded, StandsForTheFieldWhereBytesAreNotFound) {
  EXPECT_EQ(Found("file: >\n  a:\n    b: folded\n"), ">");
  EXPECT_EQ(Found("file: \"a:\\n  b: quoted\\n\""), "\"a:\\n  b: quoted\\n\"");
}

TEST(Embedded, HasNothingWhereNothingCanBeRead) {
  EXPECT_EQ(Found("file: |\n  a: [\n"), "none");
  EXPECT_EQ(Found("file: [1]\n"), "none");
  EXPECT_EQ(Found("file:\n"), "none");
  EXPECT_EQ(Found("file: ''\n"), "none");
}

}  // namespace linter::yaml
