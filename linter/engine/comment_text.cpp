#include "linter/engine/comment_text.h"

#include <algorithm>
#include <optional>

namespace linter::engine {

// The ids that follow each `mark` in a comment, up to a colon or a blank.
static std::vector<std::string_view> IdsAfter(std::string_view text, std::string_view mark) {
  std::vector<std::string_view> ids;
  for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
    at += mark.size();
    const auto rest = text.substr(at);
    ids.push_back(rest.substr(0, rest.find_first_of(": \t\r")));
  }
  return ids;
}

static void AddPeers(std::vector<const Rule*> rules, std::string_view id, const Span& span,
                     const Span& scope, AllowanceList& list) {
  if (!rules.empty()) {
    list.allowances.push_back({.span = span,
                               .scope = scope,
                               .ours = false,
                               .name = std::string(id),
                               .rules = std::move(rules)});
  }
}

// trivy's ids have had several forms: `KSV-0014`, `AVD-KSV-0014` and `KSV014` are one check.
static std::string PlainTrivyId(std::string_view id) {
  constexpr std::string_view Prefix = "AVD-";
  constexpr std::size_t Digits = 4;
  if (id.starts_with(Prefix)) {
    id.remove_prefix(Prefix.size());
  }
  const auto digit = id.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit == 0 || id[digit - 1] == '-') {
    return std::string(id);
  }
  const auto number = id.substr(digit);
  return std::string(id.substr(0, digit)) + "-" +
         std::string(Digits - std::min(Digits, number.size()), '0') + std::string(number);
}

// `#checkov:skip=CKV_K8S_8:reason` and `#trivy:ignore:KSV-0014`.
static void ReadPeers(const CommentText& comment, const RuleNames& names, AllowanceList& list) {
  if (comment.whole) {
    for (const auto id : IdsAfter(comment.text, "checkov:skip=")) {
      AddPeers(names.Find("checkov", id), id, comment.span, *comment.whole, list);
    }
  }
  for (const auto id : IdsAfter(comment.text, "trivy:ignore:")) {
    AddPeers(names.Find("trivy", PlainTrivyId(id)), id, comment.span, comment.scope(), list);
  }
}

static std::string_view SkipBlanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

// What follows a word that a blank or the end of the text ends.
static std::optional<std::string_view> AfterWord(std::string_view text, std::string_view word) {
  const bool is_word =
      text.starts_with(word) &&
      (text.size() == word.size() ||
       std::string_view(" \t\r:").find(text[word.size()]) != std::string_view::npos);
  return is_word ? std::optional(text.substr(word.size())) : std::nullopt;
}

// `body` is what follows `shoal:`.
static void ReadOurs(const CommentText& comment, std::string_view body, const RuleNames& names,
                     std::string_view today, AllowanceList& list) {
  if (const auto file = AfterWord(body, "allow-file")) {
    AddAllowance({*file, comment.span, comment.file}, names, today, list);
  } else if (const auto place = AfterWord(body, "allow")) {
    AddAllowance({*place, comment.span, comment.scope()}, names, today, list);
  } else {
    list.problems.push_back({ProblemKind::MalformedAllowance, comment.span,
                             "comment after `shoal:` is neither `allow` nor `allow-file`"});
  }
}

void ReadComment(const CommentText& comment, const RuleNames& names, std::string_view today,
                 AllowanceList& list) {
  auto text = comment.text;
  text.remove_prefix(std::min(text.find_first_not_of("# \t"), text.size()));
  if (text.starts_with("shoal:")) {
    ReadOurs(comment, SkipBlanks(text.substr(text.find(':') + 1)), names, today, list);
  } else if (AfterWord(text, "shoal allow") || AfterWord(text, "shoal allow-file")) {
    list.problems.push_back(
        {ProblemKind::MalformedAllowance, comment.span, "comment lacks the colon of `shoal:`"});
  } else {
    ReadPeers(comment, names, list);
  }
}

}  // namespace linter::engine
