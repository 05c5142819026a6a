#include "linter/text/edit.h"

#include <algorithm>
#include <cassert>

namespace linter {

std::string Apply(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& left, const Edit& right) {
    return left.span.begin < right.span.begin;
  });
  std::string result;
  std::size_t position = 0;
  for (const auto& edit : edits) {
    assert(position <= edit.span.begin && edit.span.end <= text.size());
    result += text.substr(position, edit.span.begin - position);
    result += edit.text;
    position = edit.span.end;
  }
  result += text.substr(position);
  return result;
}

}  // namespace linter
