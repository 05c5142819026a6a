#include "linter/lsp/framing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace linter::lsp {

constexpr std::size_t MostHeaderBytes = 4096;

// A line without its break; only the beginning of one that is too long. Empty at the end.
static std::optional<std::string> ReadLine(std::FILE* in) {
  std::string line;
  int byte = 0;
  while ((byte = std::getc(in)) != EOF && byte != '\n') {
    if (line.size() < MostHeaderBytes) {
      line += static_cast<char>(byte);
    }
  }
  if (byte == EOF) {
    return std::nullopt;
  }
  if (line.ends_with('\r')) {
    line.pop_back();
  }
  return line;
}

static std::optional<std::size_t> LengthIn(std::string_view line) {
  constexpr std::string_view Name = "content-length:";
  const auto same = [](char left, char right) {
    return left == std::tolower(static_cast<unsigned char>(right));
  };
  if (line.size() <= Name.size() || !std::equal(Name.begin(), Name.end(), line.begin(), same)) {
    return std::nullopt;
  }
  line.remove_prefix(Name.size());
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  std::size_t length = 0;
  constexpr std::size_t MostDigits = 12;
  if (line.empty() || line.size() > MostDigits) {
    return std::nullopt;
  }
  for (const char digit : line) {
    if (digit < '0' || digit > '9') {
      return std::nullopt;
    }
    length = length * 10 + static_cast<std::size_t>(digit - '0');
  }
  return length;
}

// False where the stream ends before.
static bool Skip(std::FILE* in, std::size_t count) {
  std::array<char, 65536> buffer{};
  while (count > 0) {
    const auto read = std::fread(buffer.data(), 1, std::min(count, buffer.size()), in);
    if (read == 0) {
      return false;
    }
    count -= read;
  }
  return true;
}

std::optional<std::string> ReadMessage(std::FILE* in) {
  bool known = false;
  std::size_t length = 0;
  while (auto line = ReadLine(in)) {
    if (const auto said = LengthIn(*line)) {
      known = true;
      length = said.value_or(0);
      continue;
    }
    if (!line->empty() || !known) {
      continue;
    }
    if (length <= MostMessageBytes) {
      std::string content(length, '\0');
      content.resize(std::fread(content.data(), 1, length, in));
      return content.size() == length ? std::optional(std::move(content)) : std::nullopt;
    }
    if (!Skip(in, length)) {
      return std::nullopt;
    }
    known = false;
  }
  return std::nullopt;
}

std::string Frame(std::string_view content) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", content.size(), content);
}

}  // namespace linter::lsp
