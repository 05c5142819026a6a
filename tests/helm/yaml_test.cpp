#include <gtest/gtest.h>

#include "linter/helm/yaml_reader.h"
#include "linter/helm/yaml_scalar.h"
#include "linter/helm/yaml_writer.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::Origins;
using gotemplate::Text;
using gotemplate::Value;

static std::string Written(std::string_view text) {
  Heap heap;
  Origins origins;
  const auto read = ReadYaml(text, heap, origins);
  if (!read) {
    return read.error().message;
  }
  return std::string(WriteYaml(*read, ToYamlStyle, heap, origins)->bytes());
}

TEST(HelmYaml, WordsAndNumbersOfYaml11) {
  EXPECT_EQ(Written("[yes, off, 0644, 0x1F, 1_000, .5, ~, 1:30, 2024-01-02, 1e3]"),
            "- true\n- false\n- 420\n- 31\n- 1000\n- 0.5\n- null\n- \"1:30\"\n- \"2024-01-02\"\n- "
            "1000");
  EXPECT_EQ(Written("{y: 1, 10: a, 9: b}"), "\"9\": b\n\"10\": a\n\"true\": 1");
}

TEST(HelmYaml, Styles) {
  EXPECT_EQ(Written("a: 'x: y'\nb: ''\nc: [1, {d: e}]\nf: {}\ng: |\n  l1\n\n  l2\n"),
            "a: 'x: y'\nb: \"\"\nc:\n- 1\n- d: e\nf: {}\ng: |\n  l1\n\n  l2");
  EXPECT_EQ(Written("a: \"tab\\there\""), "a: \"tab\\there\"");
}

TEST(HelmYaml, LongTextIsFolded) {
  const std::string words =
      "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggggggg "
      "hhhhhhhhh iiiiiiiii";
  EXPECT_EQ(Written("a: " + words),
            "a: aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggggggg hhhhhhhhh\n"
            "  iiiiiiiii");
}

TEST(HelmYaml, ErrorsAreGos) {
  EXPECT_EQ(Written("a: b\n c: d\n"),
            "yaml: line 2: mapping values are not allowed in this context");
  EXPECT_EQ(Written("a: *x"), "yaml: unknown anchor 'x' referenced");
  EXPECT_EQ(Written("a: .inf"), "json: unsupported value: +Inf");
}

TEST(HelmYaml, AliasesDoNotMultiplyForEver) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) {
      bomb += before + (j < 9 ? ", " : "]\n");
    }
  }
  EXPECT_EQ(Written(bomb), "yaml: document contains excessive aliasing");
}

TEST(HelmYaml, EveryScalarKnowsItsBytes) {
  const std::string text = "a: \xC3\xA9x\nb: \"quo\"\nc: |\n  one\n  two\nd: 5\n";
  Heap heap;
  Origins origins;
  origins.AddFile(FileId{1}, text);
  const gotemplate::Run run = {
      static_cast<std::uint32_t>(text.size()),
      origins.Written({FileId{1}, 0, static_cast<std::uint32_t>(text.size())}), 0};
  const auto read = ReadYaml(Text(text, &run, 1, 0), heap, origins);
  ASSERT_TRUE(read);
  const auto bytes_of = [&](const char* key) {
    const Text& value = read->map().Find(key)->text();
    std::string all;
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < value.run_count(); ++i) {
      const auto piece = value.RunAt(i);
      const auto& origin = origins[origins.Innermost(piece.origin)];
      EXPECT_NE(piece.offset, gotemplate::NotCopied) << key;
      all += origins.Bytes(origin).substr(piece.offset, piece.end - at);
      at = piece.end;
    }
    return all;
  };
  EXPECT_EQ(bytes_of("a"), "\xC3\xA9x");
  EXPECT_EQ(bytes_of("b"), "quo");
  EXPECT_EQ(bytes_of("c"), "one\ntwo\n");
  const auto& number = origins[read->map().Find("d")->origin()];
  EXPECT_EQ(origins.Bytes(number), "5");
}

TEST(HelmYaml, Base60AndTimestamps) {
  EXPECT_TRUE(IsBase60("12:30:45"));
  EXPECT_FALSE(IsBase60("12:70"));
  EXPECT_EQ(ResolveScalar("2024-02-30").kind, ScalarKind::String);
  EXPECT_EQ(ResolveScalar("2024-02-29T01:02:03Z").kind, ScalarKind::Timestamp);
}

}  // namespace linter::helm
