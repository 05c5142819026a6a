#include "linter/docker/comment.h"

#include <algorithm>

namespace linter::docker {

static std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view Blank = " \t\r";
  text.remove_prefix(std::min(text.find_first_not_of(Blank), text.size()));
  return text.substr(0, text.find_last_not_of(Blank) + 1);
}

std::string_view TextOf(const Dockerfile& dockerfile, const Comment& comment) {
  auto text = dockerfile.file->Text(comment.span);
  text.remove_prefix(std::min<std::size_t>(text.size(), 1));
  return Trimmed(text);
}

const Comment* CommentAbove(const Dockerfile& dockerfile, const Instruction& instruction) {
  const auto& comments = dockerfile.comments;
  auto above = std::upper_bound(
      comments.begin(), comments.end(), instruction.span.begin,
      [](std::uint32_t begin, const Comment& comment) { return begin < comment.span.begin; });
  if (above == comments.begin()) {
    return nullptr;
  }
  --above;
  const auto between = dockerfile.file->Text(
      {above->span.file, above->span.end, std::max(above->span.end, instruction.span.begin)});
  const bool adjoins = Trimmed(between) == "\n" || Trimmed(between) == "\r\n";
  return adjoins && !above->inside ? &*above : nullptr;
}

// Takes a word off a text, and the blanks behind it.
static bool Take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) {
    return false;
  }
  text = Trimmed(text.substr(word.size()));
  return true;
}

bool IsAllowance(std::string_view text) {
  if (Take(text, "hadolint")) {
    static_cast<void>(Take(text, "global") || Take(text, "stage"));
    return Take(text, "ignore") && text.starts_with('=');
  }
  return Take(text, "shoal:") && text.starts_with("allow");
}

}  // namespace linter::docker
