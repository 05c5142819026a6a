#include "linter/helm/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace linter::helm {

std::string ParseMessage(const std::string& message) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  while (at <= message.size()) {
    const std::size_t end = std::min(message.find(": ", at), message.size());
    parts.push_back(message.substr(at, end - at));
    at = end + 2;
  }
  return parts.size() == 1 ? message
                           : fmt::format("parse error at ({}): {}", parts[1], parts.back());
}

std::string ExecutionMessage(const std::string& message) {
  constexpr std::string_view Start = "HELM_ERR_START";
  constexpr std::string_view End = "HELM_ERR_END";
  const auto first = message.find(": ");
  const auto second = first == std::string::npos ? first : message.find(": ", first + 2);
  if (second == std::string::npos) {
    return message;
  }
  const auto begin = message.find(Start, second);
  const auto end = message.rfind(End);
  if (begin == std::string::npos || end == std::string::npos) {
    return message;
  }
  const auto inside = begin + Start.size();
  return fmt::format("execution error at ({}): {}", message.substr(first + 2, second - first - 2),
                     message.substr(inside, end - inside));
}

}  // namespace linter::helm
