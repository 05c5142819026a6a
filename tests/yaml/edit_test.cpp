// Edits: what is written where, and that it reads back.
#include "linter/text/edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "linter/yaml/slot.h"
#include "tests/yaml/parsed.h"

namespace linter::yaml {

using testing::IsEmpty;

// The slot of a path such as `spec.containers.0.image`.
static Slot At(const Slot& root, const std::vector<std::string>& path) {
  Slot slot = root;
  for (const std::string& step : path) {
    const bool number = step.find_first_not_of("0123456789") == std::string::npos;
    if (number && slot.is_sequence()) {
      slot = slot.Items().at(std::stoul(step));
    } else {
      slot = slot[step];
    }
  }
  return slot;
}

using Path = std::vector<std::string>;

static std::string AfterSet(const std::string& text, const Path& path, const std::string& value) {
  const Parsed parsed(text);
  return Apply(text, Set(At(parsed.slot(), path), value));
}

static std::string AfterAppend(const std::string& text, const Path& path,
                               const std::string& value) {
  const Parsed parsed(text);
  return Apply(text, Append(At(parsed.slot(), path), value));
}

static std::string AfterSetBlock(const std::string& text, const Path& path,
                                 const std::vector<std::string>& lines) {
  const Parsed parsed(text);
  return Apply(text, SetBlock(At(parsed.slot(), path), lines));
}

static std::string AfterRemove(const std::string& text, const Path& path) {
  const Parsed parsed(text);
  return Apply(text, Remove(At(parsed.slot(), path)));
}

TEST(Set, ReplacesScalarsAndKeepsComments) {
  EXPECT_EQ(AfterSet("a: 1  # why\n", {"a"}, "2"), "a: 2  # why\n");
  EXPECT_EQ(AfterSet("a: |\n  x\n  y\nb: 1\n", {"a"}, "z"), "a: z\nb: 1\n");
  EXPECT_EQ(AfterSet("- 'x'\n- y\n", {"0"}, "z"), "- z\n- y\n");
  EXPECT_EQ(AfterSet("a: {b: [1, 2]}\n", {"a", "b", "1"}, "3"), "a: {b: [1, 3]}\n");
}

TEST(Set, FillsNulls) {
  EXPECT_EQ(AfterSet("a:\nb: 1\n", {"a"}, "x"), "a: x\nb: 1\n");
  EXPECT_EQ(AfterSet("a: # why\n", {"a"}, "x"), "a: x # why\n");
  EXPECT_EQ(AfterSet("a: null\n", {"a"}, "x"), "a: x\n");
  EXPECT_EQ(AfterSet("- \n- b\n", {"0"}, "x"), "- x \n- b\n");
  EXPECT_EQ(AfterSet("{a: , b}\n", {"a"}, "x"), "{a: x , b}\n");
}

TEST(Set, ReplacesCollections) {
  EXPECT_EQ(AfterSet("a: # why\n  b: 1\n  c: 2\nd: 3\n", {"a"}, "x"), "a: x # why\nd: 3\n");
  EXPECT_EQ(AfterSet("a:\n- 1\n- 2\nd: 3\n", {"a"}, "[]"), "a: []\nd: 3\n");
  EXPECT_EQ(AfterSet("a: {b: 1}\n", {"a"}, "x"), "a: x\n");
  EXPECT_EQ(AfterSet("- a: 1\n  b: 2\n- c\n", {"0"}, "x"), "- x\n- c\n");
}

TEST(Set, InsertsMissingKeysInTheLayoutOfTheFile) {
  EXPECT_EQ(AfterSet("a:\n    b: 1\nc: 2\n", {"a", "x", "w"}, "z"),
            "a:\n    b: 1\n    x:\n        w: z\nc: 2\n");
  EXPECT_EQ(AfterSet("a: 1", {"b"}, "2"), "a: 1\nb: 2");
  EXPECT_EQ(AfterSet("a: 1\r\n", {"b", "c"}, "2"), "a: 1\r\nb:\r\n  c: 2\r\n");
  EXPECT_EQ(AfterSet("- name: x # why\n", {"0", "w"}, "1"), "- name: x # why\n  w: 1\n");
  EXPECT_EQ(AfterSet("a:\n  # later\nb: 1\n", {"a", "x"}, "1"), "a:\n  x: 1\n  # later\nb: 1\n");
  EXPECT_EQ(AfterSet("a: {}\n", {"a", "b", "c"}, "1"), "a: {b: {c: 1}}\n");
  EXPECT_EQ(AfterSet("a: {b: 1}\n", {"a", "c", "d"}, "1"), "a: {b: 1, c: {d: 1}}\n");
  EXPECT_EQ(AfterSet("a: |+\n  text\n\n\n", {"b"}, "1"), "a: |+\n  text\n\n\nb: 1\n");
  EXPECT_EQ(AfterSet("- \n", {"0", "a"}, "1"), "- a: 1 \n");
}

TEST(Set, SpeaksJson) {
  EXPECT_EQ(AfterSet("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n", {"a", "c"}, "x"),
            "{\n  \"a\": {\n    \"b\": 1,\n    \"c\": \"x\"\n  }\n}\n");
  EXPECT_EQ(AfterSet("{\"a\": \"b\"}\n", {"a"}, "x"), "{\"a\": \"x\"}\n");
  EXPECT_EQ(AfterSet("{\"a\": \"b\"}\n", {"a"}, "true"), "{\"a\": true}\n");
}

TEST(Set, LeavesAloneWhatIsSharedOrNoPlace) {
  const Parsed parsed("x: &x {a: 1}\ny: *x\nz:\n  <<: *x\ns: text\nt: !!str 5\n");
  const Slot root = parsed.slot();
  EXPECT_THAT(Set(root["y"], "1"), IsEmpty());
  EXPECT_THAT(Set(root["y"]["a"], "1"), IsEmpty());
  EXPECT_THAT(Set(root["y"]["b"], "1"), IsEmpty());
  EXPECT_THAT(Set(root["z"]["a"], "1"), IsEmpty());
  EXPECT_THAT(Set(root["x"], "1"), IsEmpty());
  EXPECT_THAT(Set(root["s"]["deeper"], "1"), IsEmpty());
  EXPECT_THAT(Set(root["t"], "1"), IsEmpty());
  EXPECT_THAT(Remove(root["x"]), IsEmpty());
  EXPECT_THAT(Remove(root["absent"]), IsEmpty());
  EXPECT_THAT(Append(root["s"], "1"), IsEmpty());
  Slot deep = root;
  for (int i = 0; i < 12; ++i) {
    deep = deep["k"];
  }
  EXPECT_THAT(Set(deep, "1"), IsEmpty());
}

TEST(Set, LeavesAloneWhatHasNoRoomForMore) {
  const Parsed pair("[a: b]\n");
  EXPECT_THAT(Set(pair.slot().Items()[0]["c"], "1"), IsEmpty());
  const Parsed lone("? r-\n");
  EXPECT_THAT(Set(lone.slot()["r-"]["c"], "1"), IsEmpty());
  const Parsed empty("[? ]\n");
  EXPECT_THAT(Append(empty.slot(), "1"), IsEmpty());
  const Parsed tagged("!\n");
  EXPECT_THAT(Remove(tagged.slot()), IsEmpty());
  const Parsed explicit_next(": 1\n? - a\n");
  EXPECT_THAT(Remove(explicit_next.slot()[""]), IsEmpty());
}

TEST(SetBlock, WritesLinesAtTheirPlace) {
  EXPECT_EQ(AfterSetBlock("a: 1\n", {"b"}, {"c:", "  d: 1"}), "a: 1\nb:\n  c:\n    d: 1\n");
  EXPECT_EQ(AfterSetBlock("a: 1 # why\nb: 2\n", {"a"}, {"- x", "- y"}),
            "a: # why\n  - x\n  - y\nb: 2\n");
  EXPECT_EQ(AfterSetBlock("a: {}\n", {"a", "b"}, {"c: 1"}), "a:\n  b:\n    c: 1\n");
  EXPECT_EQ(AfterSetBlock("a:\n- x\n- y\nb: 1\n", {"a"}, {"k: v"}), "a:\n  k: v\nb: 1\n");
  EXPECT_EQ(AfterSetBlock("- old\n- b\n", {"0"}, {"k: v", "l: w"}), "- k: v\n  l: w\n- b\n");
}

TEST(Append, AddsAnItemInTheStyleOfTheSequence) {
  EXPECT_EQ(AfterAppend("a:\n- x # why\nb: 1\n", {"a"}, "y"), "a:\n- x # why\n- y\nb: 1\n");
  EXPECT_EQ(AfterAppend("a: [x]\n", {"a"}, "y"), "a: [x, y]\n");
  EXPECT_EQ(AfterAppend("a: []\n", {"a"}, "y"), "a: [y]\n");
  EXPECT_EQ(AfterAppend("b:\n- 1\n", {"a"}, "y"), "b:\n- 1\na:\n- y\n");
  EXPECT_EQ(AfterAppend("b: 1\n", {"c", "a"}, "y"), "b: 1\nc:\n  a:\n    - y\n");
  EXPECT_EQ(AfterAppend("a:\n", {"a"}, "y"), "a:\n  - y\n");
  EXPECT_EQ(AfterAppend("{\"a\": {\"b\": 1}}\n", {"a", "c"}, "z"),
            "{\"a\": {\"b\": 1, \"c\": [\"z\"]}}\n");
}

TEST(Remove, TakesTheLineAndEmptyCollections) {
  EXPECT_EQ(AfterRemove("a: 1\nb: 2 # why\nc: 3\n", {"b"}), "a: 1\nc: 3\n");
  EXPECT_EQ(AfterRemove("a: 1\nb:\n  c: 2\n", {"b", "c"}), "a: 1\n");
  EXPECT_EQ(AfterRemove("- a: 1\n  b: 2\n", {"0", "a"}), "- b: 2\n");
  EXPECT_EQ(AfterRemove("- a: 1\n  b: 2\n- c\n", {"0"}), "- c\n");
  EXPECT_EQ(AfterRemove("a:\n  - x\n  -\n    y: 1\n", {"a", "1"}), "a:\n  - x\n");
  EXPECT_EQ(AfterRemove("a: [1, 2, 3]\n", {"a", "1"}), "a: [1, 3]\n");
  EXPECT_EQ(AfterRemove("a: [1, 2, 3]\n", {"a", "2"}), "a: [1, 2]\n");
  EXPECT_EQ(AfterRemove("a: {b: 1, c: 2}\n", {"a", "b"}), "a: {c: 2}\n");
  EXPECT_EQ(AfterRemove("a: 1\n", {"a"}), "{}\n");
}

TEST(Quote, QuotesWhatWouldNotReadBack) {
  EXPECT_EQ(Quote("web"), "web");
  EXPECT_EQ(Quote("app.kubernetes.io/name"), "app.kubernetes.io/name");
  EXPECT_EQ(Quote("true"), "\"true\"");
  EXPECT_EQ(Quote("yes"), "\"yes\"");
  EXPECT_EQ(Quote("1"), "\"1\"");
  EXPECT_EQ(Quote(""), "\"\"");
  EXPECT_EQ(Quote("a: b"), "\"a: b\"");
  EXPECT_EQ(Quote("say \"x\""), "say \"x\"");
  EXPECT_EQ(Quote("\"x\""), "'\"x\"'");
  EXPECT_EQ(Quote("a\nb"), "\"a\\nb\"");
  EXPECT_EQ(Quote("*.example.com"), "\"*.example.com\"");
}

TEST(Quote, ReadsBack) {
  const std::vector<std::string> texts = {
      "",           "a",    " a",   "a ",   "a:",   "a: b",    "a #b",     "#a", "- a",
      "-",          "---",  "...",  "[a",   "a,b",  "it's",    "\"",       "\\", "'\"\\",
      "\t",         "a\nb", "0x1F", "1e3",  ".5",   "null",    "~",        "<<", "=",
      "2001-01-01", "!tag", "&a",   "\x01", "\x7F", "{{ x }}", "\xC3\xA9", "@x", "%x",
      "on",         "? x",  "|",    ">-",   "`x`",  "a\rb"};
  for (const std::string& text : texts) {
    const Parsed block("k: " + Quote(text) + "\n");
    EXPECT_EQ(block.root().Find("k")->String(), text) << Quote(text);
    const Parsed flow("[" + Quote(text) + "]");
    EXPECT_EQ(flow.root().Item(0).String(), text) << Quote(text);
    const Parsed key(Quote(text) + ": v\n");
    EXPECT_EQ(key.root().Entries().at(0).key.text(), text) << Quote(text);
  }
}

// Documents to edit at every place: ours, and a sample of the corpus where it is there.
static std::vector<std::string> Samples() {
  std::vector<std::string> samples;
  for (const auto& entry :
       std::filesystem::directory_iterator(SHOAL_SOURCE "/testdata/syntax/yaml")) {
    if (entry.path().extension() == ".yaml") {
      std::ifstream stream(entry.path(), std::ios::binary);
      samples.emplace_back(std::istreambuf_iterator<char>(stream),
                           std::istreambuf_iterator<char>());
    }
  }
  const char* corpus = std::getenv("SHOAL_CORPUS");
  std::ifstream manifests(
      std::filesystem::path(corpus != nullptr ? corpus : SHOAL_SOURCE "/../shared/corpus") /
      "manifests.jsonl");
  constexpr std::size_t Every = 40;
  std::string line;
  for (std::size_t number = 0; std::getline(manifests, line); ++number) {
    if (number % Every == 0 && line.size() < 10000) {
      samples.push_back(nlohmann::json::parse(line)["text"]);
    }
  }
  return samples;
}

static void Collect(const Slot& slot, std::vector<Slot>& places) {
  places.push_back(slot);
  for (const Slot& item : slot.Items()) {
    Collect(item, places);
  }
  for (const Slot::Member& member : slot.Members()) {
    Collect(member.value, places);
  }
}

// The node at a pointer in a text; the text has to be sound.
static std::optional<std::string> TextAt(const Parsed& parsed, std::size_t document,
                                         const std::string& pointer) {
  std::vector<Slot> places;
  if (!parsed.stream().documents.at(document).root()) {
    return std::nullopt;
  }
  Collect(Slot(parsed.root(document)), places);
  for (const Slot& place : places) {
    if (place.deepest().Pointer() == pointer) {
      return std::string(place.deepest().text());
    }
  }
  return std::nullopt;
}

struct Counts {
  std::size_t done = 0;
  std::size_t refused = 0;
};

static void EditEverywhere(const std::string& text, Counts& counts) {
  const Parsed parsed(text);
  if (!parsed.stream().problems.empty()) {
    return;
  }
  for (std::size_t number = 0; number < parsed.stream().documents.size(); ++number) {
    if (!parsed.stream().documents[number].root()) {
      continue;
    }
    std::vector<Slot> places;
    Collect(Slot(parsed.root(number)), places);
    const std::size_t step = std::max<std::size_t>(1, places.size() / 12);
    for (std::size_t i = 0; i < places.size(); i += step) {
      const Slot& place = places[i];
      const std::string pointer = place.deepest().Pointer();
      const auto check = [&](const std::vector<Edit>& edits, const std::string& where,
                             const std::optional<std::string>& value) {
        if (edits.empty()) {
          ++counts.refused;
          return;
        }
        ++counts.done;
        const std::string edited = Apply(text, edits);
        const Parsed after(edited);
        EXPECT_THAT(after.stream().problems, IsEmpty()) << where << "\n"
                                                        << text << "\n->\n"
                                                        << edited;
        EXPECT_EQ(TextAt(after, number, where), value) << where << "\n"
                                                       << text << "\n->\n"
                                                       << edited;
      };
      check(Set(place, "new-value"), pointer, "new-value");
      check(Set(place["zz"]["yy"], "new-value"), pointer + "/zz/yy", "new-value");
      check(SetBlock(place["zz"], {"a:", "  b: new-value"}), pointer + "/zz/a/b", "new-value");
      check(SetBlock(place, {"a:", "  b: new-value"}), pointer + "/a/b", "new-value");
      check(Append(place["zz"], "new-value"), pointer + "/zz/0", "new-value");
      if (place.is_sequence()) {
        check(Append(place, "new-value"), pointer + "/" + std::to_string(place.size()),
              "new-value");
      }
      if (place.deepest().Key() && place.deepest().Parent()->size() > 1) {
        check(Remove(place), pointer, std::nullopt);
      }
    }
  }
}

TEST(EditProperty, WhatIsWrittenReadsBackAtEveryPlace) {
  Counts counts;
  for (const std::string& sample : Samples()) {
    EditEverywhere(sample, counts);
    if (testing::Test::HasFailure()) {
      break;
    }
  }
  EXPECT_GT(counts.done, 100U);
  EXPECT_GT(counts.done, counts.refused);
}

}  // namespace linter::yaml
