#include "linter/lsp/framing.h"

#include <gtest/gtest.h>

#include <memory>

namespace linter::tests {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

static std::unique_ptr<std::FILE, CloseFile> Stream(const std::string& bytes) {
  std::FILE* file = std::tmpfile();
  std::fwrite(bytes.data(), 1, bytes.size(), file);
  std::rewind(file);
  return std::unique_ptr<std::FILE, CloseFile>(file);
}

TEST(Framing, ReadsOneMessageAfterTheOther) {
  const auto in = Stream("Content-Length: 2\r\n\r\n{}content-length: 4\r\nX: y\r\n\r\nnull");
  EXPECT_EQ(lsp::ReadMessage(in.get()), "{}");
  EXPECT_EQ(lsp::ReadMessage(in.get()), "null");
  EXPECT_FALSE(lsp::ReadMessage(in.get()));
}

TEST(Framing, PassesOverWhatMakesNoSense) {
  const auto in = Stream(
      "garbage\r\n\r\nContent-Length: x\r\nContent-Length: 99999999999999999999\r\n"
      "Content-Length: 3\r\n\r\nabc");
  EXPECT_EQ(lsp::ReadMessage(in.get()), "abc");
  const auto cut = Stream("Content-Length: 10\r\n\r\nabc");
  EXPECT_FALSE(lsp::ReadMessage(cut.get()));
  const auto huge = Stream("Content-Length: 99999999999\r\n\r\nabc");
  EXPECT_FALSE(lsp::ReadMessage(huge.get()));
  EXPECT_FALSE(lsp::ReadMessage(Stream("").get()));
}

TEST(Framing, WritesWhatItReads) {
  const auto in = Stream(lsp::Frame("{\"ö\":1}"));
  EXPECT_EQ(lsp::ReadMessage(in.get()), "{\"ö\":1}");
}

}  // namespace linter::tests
