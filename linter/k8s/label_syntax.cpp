#include "linter/k8s/label_syntax.h"

#include <algorithm>

namespace linter::k8s {

static bool IsLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string_view LabelValueFault(std::string_view value) {
  constexpr std::size_t Longest = 63;
  if (value.empty()) {
    return "";
  }
  if (value.size() > Longest) {
    return "has more than 63 characters";
  }
  if (!std::all_of(value.begin(), value.end(),
                   [](char c) { return IsLetterOrDigit(c) || c == '-' || c == '_' || c == '.'; })) {
    return "has other characters than letters, digits, `-`, `_` and `.`";
  }
  const bool ends = IsLetterOrDigit(value.front()) && IsLetterOrDigit(value.back());
  return ends ? "" : "has no letter or digit at an end";
}

bool IsLabelKey(std::string_view key) {
  constexpr std::size_t LongestHost = 253;
  const auto slash = key.find('/');
  if (slash != std::string_view::npos) {
    const auto host = key.substr(0, slash);
    const bool written = std::all_of(host.begin(), host.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
    if (!written || host.empty() || host.size() > LongestHost || !IsLetterOrDigit(host.front()) ||
        !IsLetterOrDigit(host.back())) {
      return false;
    }
    key = key.substr(slash + 1);
  }
  return !key.empty() && LabelValueFault(key).empty();
}

}  // namespace linter::k8s
