#include <gtest/gtest.h>

#include "tests/gotemplate/rendering.h"

namespace linter::gotemplate {

// Every byte has an origin, and what says that it was copied was.
static void ExpectOrigins(Rendering& rendering) {
  const Text& text = rendering.output();
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < text.run_count(); ++i) {
    const Run run = text.RunAt(i);
    const auto bytes = text.bytes().substr(at, run.end - at);
    at = run.end;
    EXPECT_NE(run.origin, OriginId::None) << bytes;
    if (run.offset == NotCopied || bytes.empty()) {
      continue;
    }
    const Origin& origin = rendering.origins()[rendering.origins().Innermost(run.origin)];
    ASSERT_EQ(origin.kind, OriginKind::Written) << bytes;
    EXPECT_EQ(rendering.origins().Bytes(origin).substr(run.offset, bytes.size()), bytes);
  }
  EXPECT_EQ(at, text.size());
}

TEST(OriginMap, LiteralTextIsCopied) {
  Rendering rendering(
      "a {{- 1 }} b{{ define \"x\" }}in{{ . }}{{ end }}\n{{ template \"x\" \"v\" }}");
  EXPECT_EQ(rendering.Print(), "a1 b\ninv");
  ExpectOrigins(rendering);
}

TEST(OriginMap, PrintfKeepsItsPieces) {
  Rendering rendering("{{ printf \"%s-%d\" \"abc\" 7 }}");
  EXPECT_EQ(rendering.Print(), "abc-7");
  ExpectOrigins(rendering);
  const Text& text = rendering.output();
  const auto first = text.RunAt(0);
  EXPECT_EQ(first.end, 3U);
  const Origin& origin = rendering.origins()[rendering.origins().Innermost(first.origin)];
  EXPECT_EQ(rendering.file().text.substr(origin.span.begin + first.offset, 3), "abc");
}

TEST(OriginMap, SlicesMoveTheirOffsets) {
  Rendering rendering("{{ slice \"abcdef\" 2 4 }}");
  EXPECT_EQ(rendering.Print(), "cd");
  ExpectOrigins(rendering);
}

TEST(OriginMap, UntakenBranchesAreMarkedWithWhatDecided) {
  Rendering rendering("x{{ if .on }}y{{ end }}z");
  Map* map = rendering.heap().NewMap();
  const OriginId decided = rendering.origins().Written({FileId{2}, 10, 15});
  map->Set(rendering.heap().NewText("on"), Value::Of(false).From(decided));
  EXPECT_EQ(rendering.Print(Value::Of(map)), "xz");
  ExpectOrigins(rendering);
  bool seen = false;
  for (std::uint32_t i = 0; i < rendering.output().run_count(); ++i) {
    const auto run = rendering.output().RunAt(i);
    const Origin& origin = rendering.origins()[run.origin];
    if (origin.kind == OriginKind::Skipped) {
      seen = true;
      EXPECT_EQ(run.end, 1U);
      EXPECT_EQ(origin.inner, decided);
      EXPECT_EQ(rendering.origins().Bytes(rendering.origins()[origin.site]), "{{ if .on }}y");
    }
  }
  EXPECT_TRUE(seen);
}

TEST(OriginMap, AbsentKeysKnowTheirMapping) {
  Rendering rendering("{{ if .m.limits }}y{{ end }}");
  Map* map = rendering.heap().NewMap();
  const OriginId written = rendering.origins().Written({FileId{2}, 10, 12});
  map->Set(rendering.heap().NewText("m"), Value::Of(rendering.heap().NewMap()).From(written));
  EXPECT_EQ(rendering.Print(Value::Of(map)), "");
  ASSERT_EQ(rendering.output().run_count(), 1U);
  const Origin& skipped = rendering.origins()[rendering.output().RunAt(0).origin];
  const Origin& missing = rendering.origins()[skipped.inner];
  ASSERT_EQ(missing.kind, OriginKind::Missing);
  EXPECT_EQ(missing.inner, written);
  EXPECT_EQ(rendering.origins().Key(missing), "limits");
}

TEST(Rope, SlicesKeepMarksAtTheirEnds) {
  Heap heap;
  TextBuilder builder;
  builder.Append("abc", OriginId{1}, 0);
  builder.Mark(OriginId{2});
  builder.Append("def", OriginId{3});
  const Text text = builder.Build(heap.memory());
  const Text right = text.Slice(3, 6);
  ASSERT_EQ(right.run_count(), 2U);
  EXPECT_EQ(right.RunAt(0).origin, OriginId{2});
  EXPECT_EQ(right.RunAt(0).end, 0U);
  EXPECT_EQ(right.RunAt(1).origin, OriginId{3});
  const Text left = text.Slice(1, 3);
  ASSERT_EQ(left.run_count(), 2U);
  EXPECT_EQ(left.RunAt(0).offset, 1U);
  EXPECT_EQ(left.RunAt(0).end, 2U);
  EXPECT_EQ(text.Slice(1, 1).run_count(), 0U);
  EXPECT_EQ(text.Slice(2, 5).Slice(1, 2).run_count(), 2U);
}

}  // namespace linter::gotemplate
