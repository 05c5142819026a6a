#include "linter/yaml/slot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/yaml/parsed.h"

namespace linter::yaml {

using testing::ElementsAre;

static const char* const Manifest =
    "apiVersion: apps/v1\n"
    "kind: Deployment\n"
    "metadata:\n"
    "  name: web\n"
    "spec:\n"
    "  replicas: 2\n"
    "  paused: null\n"
    "  selector:\n"
    "  containers:\n"
    "    - name: app\n"
    "      image: nginx\n"
    "      ports: [{containerPort: 80}]\n"
    "    - image: redis\n"
    "    - just text\n"
    "    - [a, b]\n";

TEST(Slot, NavigatesToWhatIsThereAndWhatIsNot) {
  const Parsed parsed(Manifest);
  const Slot spec = parsed.slot()["spec"];
  EXPECT_EQ(spec["replicas"].Int(), 2);
  EXPECT_TRUE(spec["replicas"].present());
  EXPECT_FALSE(spec["paused"].present());
  EXPECT_TRUE(spec["paused"].written());
  const Slot absent = spec["a"]["b"];
  EXPECT_FALSE(absent.written());
  EXPECT_THAT(absent.missing(), ElementsAre("a", "b"));
  EXPECT_EQ(absent.deepest(), *spec.node());
  EXPECT_EQ(spec["replicas"]["x"].Int(), std::nullopt);
  EXPECT_EQ(spec["selector"]["x"].deepest(), spec["selector"].deepest());
}

TEST(Slot, SpansAreSmallAndOnOneLine) {
  const Parsed parsed(Manifest);
  const auto span = [&](const Slot& slot) { return parsed.Text(slot.span()); };
  const Slot root = parsed.slot();
  const Slot spec = root["spec"];
  EXPECT_EQ(span(spec["replicas"]), "2");
  EXPECT_EQ(span(spec["paused"]), "paused");
  EXPECT_EQ(span(spec["selector"]), "selector");
  EXPECT_EQ(span(spec), "spec");
  EXPECT_EQ(span(spec["strategy"]["type"]), "spec");
  EXPECT_EQ(span(root), "web");
  EXPECT_EQ(span(root["status"]), "web");
  const std::vector<Slot> containers = spec["containers"].Items();
  ASSERT_EQ(containers.size(), 4U);
  EXPECT_EQ(span(containers[0]), "app");
  EXPECT_EQ(span(containers[0]["resources"]["limits"]), "app");
  EXPECT_EQ(span(containers[0]["ports"]), "ports");
  EXPECT_EQ(span(containers[0]["ports"].Items()[0]), "containerPort");
  EXPECT_EQ(span(containers[1]), "image");
  EXPECT_EQ(span(containers[2]), "just text");
  EXPECT_EQ(span(containers[3]), "a");
}

TEST(Slot, LabelOfADocumentFallsBack) {
  const Parsed kind("metadata: {}\nkind: Pod\n");
  EXPECT_EQ(kind.Text(kind.slot().label()), "Pod");
  const Parsed key("foo: 1\nbar: 2\n");
  EXPECT_EQ(key.Text(key.slot().label()), "foo");
}

TEST(Slot, SpanOfSeveralLinesIsTheFirst) {
  const Parsed parsed("a: |\n  one\n  two\nb: \"x\n  y\"\n");
  EXPECT_EQ(parsed.Text(parsed.slot()["a"].span()), "|");
  EXPECT_EQ(parsed.Text(parsed.slot()["b"].span()), "\"x");
}

TEST(Slot, ReadsThroughAliases) {
  const Parsed parsed("x: &x {a: 1}\ny: *x\nz:\n  <<: *x\n");
  EXPECT_EQ(parsed.slot()["y"]["a"].Int(), 1);
  EXPECT_EQ(parsed.slot()["z"]["a"].Int(), 1);
  EXPECT_EQ(parsed.Text(parsed.slot()["y"].span()), "y");
}

TEST(Slot, MembersAreThoseWithScalarKeys) {
  const Parsed parsed("a: 1\n? [x]\n: 2\nb: 3\n");
  std::vector<std::string> keys;
  for (const Slot::Member& member : parsed.slot().Members()) {
    keys.emplace_back(member.key);
    EXPECT_EQ(parsed.Text(member.key_span), member.key);
  }
  EXPECT_THAT(keys, ElementsAre("a", "b"));
}

TEST(Slot, TextTakesAnyScalar) {
  const Parsed parsed("a: 80\nb: http\nc: []\nd:\n");
  EXPECT_EQ(parsed.slot()["a"].Text(), "80");
  EXPECT_EQ(parsed.slot()["b"].Text(), "http");
  EXPECT_EQ(parsed.slot()["c"].Text(), std::nullopt);
  EXPECT_EQ(parsed.slot()["d"].Text(), std::nullopt);
  EXPECT_EQ(parsed.slot()["a"].String(), std::nullopt);
}

}  // namespace linter::yaml
