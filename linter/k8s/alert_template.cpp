#include "linter/k8s/alert_template.h"

#include <re2/re2.h>

#include <array>
#include <set>

namespace linter::k8s {

static std::vector<std::string_view> LabelsIn(std::string_view action) {
  static const RE2 Label(
      R"(\$labels\.([a-zA-Z_][a-zA-Z0-9_]*)|\.Labels\.([a-zA-Z_][a-zA-Z0-9_]*)|index\s+(?:\$labels|\.Labels)\s+["`]([a-zA-Z_][a-zA-Z0-9_]*)["`])");
  std::vector<std::string_view> names;
  re2::StringPiece rest(action.data(), action.size());
  std::array<re2::StringPiece, 3> found;
  while (RE2::FindAndConsume(&rest, Label, &found[0], &found[1], &found[2])) {
    for (const auto& name : found) {
      if (!name.empty()) {
        names.emplace_back(name.data(), name.size());
      }
    }
  }
  return names;
}

static bool Asks(std::string_view action) {
  static const RE2 Condition(R"(-?\s*(?:else\s+)?(?:if|with|range)\s)");
  re2::StringPiece piece(action.data(), action.size());
  return RE2::Consume(&piece, Condition);
}

std::vector<std::string_view> TemplateLabels(std::string_view text) {
  std::vector<std::string_view> used;
  std::set<std::string_view> known;
  for (const bool asking : {true, false}) {
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
      const auto end = text.find("}}", at);
      const auto action = text.substr(at + 2, end == std::string_view::npos ? end : end - at - 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
      if (Asks(action) != asking) {
        continue;
      }
      for (const auto name : LabelsIn(action)) {
        if (known.insert(name).second && !asking) {
          used.push_back(name);
        }
      }
    }
  }
  return used;
}

}  // namespace linter::k8s
