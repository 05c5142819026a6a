#include "linter/docker/exposed_port.h"

#include <algorithm>
#include <charconv>

namespace linter::docker {

static std::optional<std::uint64_t> Number(std::string_view text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc::result_out_of_range) {
    return UINT64_MAX;
  }
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

static ExposedPort Read(const Passage& written, const Passage& text) {
  ExposedPort port = {.written = written,
                      .text = text,
                      .host = text.Slice(0, 0),
                      .first = {},
                      .last = {},
                      .protocol = text.Slice(text.size(), text.size())};
  const std::string& bytes = text.text();
  const std::size_t colon = bytes.rfind(':');
  std::size_t begin = 0;
  if (colon != std::string::npos) {
    port.host = text.Slice(0, colon);
    begin = colon + 1;
  }
  const std::size_t slash = std::min(bytes.find('/', begin), bytes.size());
  if (slash < bytes.size()) {
    port.protocol = text.Slice(slash + 1, bytes.size());
  }
  const std::string_view range = std::string_view(bytes).substr(begin, slash - begin);
  const std::size_t dash = range.find('-');
  port.first = Number(range.substr(0, dash));
  port.last = dash == std::string_view::npos ? port.first : Number(range.substr(dash + 1));
  return port;
}

std::vector<ExposedPort> ReadPorts(const Dockerfile& dockerfile, const Instruction& expose) {
  std::vector<ExposedPort> ports;
  if (expose.keyword != Keyword::Expose) {
    return ports;
  }
  for (const Passage& word : expose.words) {
    for (const Passage& text : dockerfile.Expand(expose, word).words) {
      if (text.known()) {
        ports.push_back(Read(word, text));
      }
    }
  }
  return ports;
}

}  // namespace linter::docker
