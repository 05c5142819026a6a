#include "linter/output/fingerprint.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "linter/text/line_index.h"

namespace linter::output {

using testing::ElementsAre;

// The values below are what the uploading action computes of the same texts.
TEST(LineHashes, OfAnEmptyFile) {
  EXPECT_THAT(LineHashes(""), ElementsAre("c129715d7a2bc9a3:1"));
}

TEST(LineHashes, IgnoreSpacesAndTabs) {
  EXPECT_THAT(LineHashes(" a\nb\n  \t\tc\n d"),
              ElementsAre("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1",
                          "a23a3dc5e078b07b:1"));
}

TEST(LineHashes, DependOnTheLastLineBreak) {
  EXPECT_THAT(LineHashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"),
              ElementsAre("8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1",
                          "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1"));
}

TEST(LineHashes, AreTheSameForEveryKindOfLineBreak) {
  for (const auto* text : {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
                           " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
                           " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
                           " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"}) {
    EXPECT_THAT(LineHashes(text),
                ElementsAre("e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                            "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                            "c129715d7a2bc9a3:1"));
  }
}

TEST(LineHashes, CountLinesThatAreAlike) {
  std::string text;
  for (int i = 0; i < 10; ++i) {
    text += "Lorem ipsum dolor sit amet.\n";
  }
  EXPECT_THAT(LineHashes(text),
              ElementsAre("a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3",
                          "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
                          "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1",
                          "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"));
}

// The value of one line by its definition: no rolling, no state between lines.
static std::uint64_t HashFrom(const std::u16string& units, std::size_t start) {
  std::uint64_t hash = 0;
  for (std::size_t i = start; i < start + 100; ++i) {
    hash = hash * 37 + (i < units.size() ? units[i] : 0);
  }
  return hash;
}

static std::vector<std::string> HashesByDefinition(const std::u16string& text) {
  std::u16string units;
  std::vector<std::size_t> starts = {0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool in_break = text[i] == u'\n' && i > 0 && text[i - 1] == u'\r';
    if (text[i] == u' ' || text[i] == u'\t' || in_break) {
      continue;
    }
    const bool ends_line = text[i] == u'\n' || text[i] == u'\r';
    units += ends_line ? u'\n' : text[i];
    if (ends_line) {
      starts.push_back(units.size());
    }
  }
  units += char16_t{0xFFFF};
  std::map<std::uint64_t, int> seen;
  std::vector<std::string> hashes;
  for (const auto start : starts) {
    const auto hash = HashFrom(units, start);
    hashes.push_back(fmt::format("{:x}:{}", hash, ++seen[hash]));
  }
  return hashes;
}

TEST(LineHashes, EqualTheDefinition) {
  struct Piece {
    std::string_view utf8;
    std::u16string_view utf16;
  };
  const std::vector<Piece> pieces = {
      {"a", u"a"},
      {" ", u" "},
      {"\t", u"\t"},
      {"\n", u"\n"},
      {"\r", u"\r"},
      {"\r\n", u"\r\n"},
      {"\xC3\xA9", u"\u00E9"},
      {"\xE6\x97\xA5", u"\u65E5"},
      {"\xF0\x9F\x9A\xA2", u"\xD83D\xDEA2"},
      {"\xEF\xBB\xBF", u"\uFEFF"},
      // A byte that begins nothing, a character that breaks off, one encoded too long, a surrogate.
      {"\xFF", u"\uFFFD"},
      {"\xE6\x97z", u"\uFFFDz"},
      {"\xC0\xAFz", u"\uFFFD\uFFFDz"},
      {"\xED\xA0\x80z", u"\uFFFD\uFFFD\uFFFDz"},
      {"containers:", u"containers:"},
  };
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string utf8;
    std::u16string utf16;
    for (auto length = random() % 400; length > 0; --length) {
      const auto& piece = pieces[random() % pieces.size()];
      utf8 += piece.utf8;
      utf16 += piece.utf16;
    }
    const auto hashes = LineHashes(utf8);
    ASSERT_EQ(hashes, HashesByDefinition(utf16));
    // Else the line of a finding would look up another line's value, or none.
    ASSERT_EQ(hashes.size(), LineIndex(utf8).line_count());
  }
}

class StableKeyOf : public testing::Test {
 protected:
  static Diagnostic Finding() {
    return {.span = Span{FileId{0}, 5, 9},
            .message = "message",
            .rule = &Privileged,
            .pointer = "/spec",
            .object = {"apps/v1", "Deployment", "shop", "web"}};
  }

  inline static const Rule Privileged = {
      .id = "privileged", .summary = "", .why = "", .since = "", .check = {}};
  inline static const Rule Other = {
      .id = "other", .summary = "", .why = "", .since = "", .check = {}};
};

TEST_F(StableKeyOf, DoesNotDependOnTheLineOrTheWords) {
  auto moved = Finding();
  moved.span.begin += 100;
  moved.span.end += 100;
  moved.message = "other words";
  moved.object.api_version = "apps/v1beta1";
  EXPECT_EQ(StableKey(Finding(), "web.yaml"), StableKey(moved, "web.yaml"));
}

TEST_F(StableKeyOf, DependsOnEverythingElse) {
  std::vector<Diagnostic> findings(6, Finding());
  findings[1].rule = &Other;
  findings[2].object.kind = "StatefulSet";
  findings[3].object.name_space = "";
  findings[4].object.name = "shopweb";
  findings[5].pointer = "";
  std::map<std::string, int> keys;
  for (const auto& finding : findings) {
    ++keys[StableKey(finding, "web.yaml")];
    ++keys[StableKey(finding, "api.yaml")];
  }
  EXPECT_EQ(keys.size(), 12U);
  EXPECT_EQ(keys.begin()->first.size(), 16U);
}

}  // namespace linter::output
