#include "linter/helm/ignore.h"

#include "linter/gotemplate/unicode.h"
#include "linter/helm/glob.h"
#include "linter/helm/path.h"

namespace linter::helm {

Expected<std::vector<IgnoreRule>> ParseIgnore(std::string_view text) {
  std::vector<IgnoreRule> rules;
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
  }
  while (!text.empty()) {
    const auto newline = std::min(text.find('\n'), text.size());
    std::string_view line = gotemplate::TrimSpace(text.substr(0, newline));
    text.remove_prefix(std::min(newline + 1, text.size()));
    if (line.empty() || line[0] == '#') {
      continue;
    }
    if (line.find("**") != std::string_view::npos) {
      return Error{"double-star (**) syntax is not supported"};
    }
    if (!IsGlob(line, GlobStyle::Path)) {
      return Error{"syntax error in pattern"};
    }
    IgnoreRule rule;
    rule.negated = line[0] == '!';
    line.remove_prefix(rule.negated ? 1 : 0);
    rule.folders_only = line.ends_with('/');
    line.remove_suffix(rule.folders_only ? 1 : 0);
    rule.whole_path = line.find('/') != std::string_view::npos;
    line.remove_prefix(line.starts_with('/') ? 1 : 0);
    rule.pattern = line;
    constexpr std::string_view Marks = "*?[\\";
    const auto mark = line.find_first_of(Marks);
    rule.plain = mark == std::string_view::npos;
    rule.plain_end = !rule.whole_path && mark == 0 && line[0] == '*' &&
                     line.find_first_of(Marks, 1) == std::string_view::npos;
    rules.push_back(std::move(rule));
  }
  rules.push_back({"templates/.?*", false, false, true});
  return rules;
}

static bool Matches(const IgnoreRule& rule, std::string_view text) {
  if (rule.plain) {
    return text == rule.pattern;
  }
  if (rule.plain_end) {
    return text.ends_with(std::string_view(rule.pattern).substr(1));
  }
  return GlobMatches(rule.pattern, text, GlobStyle::Path);
}

// With all the oddities of Helm: one that begins with `!` leaves out what it does not match.
bool Ignores(const std::vector<IgnoreRule>& rules, std::string_view path, EntryKind kind) {
  const std::string_view name = BaseName(path);
  for (const IgnoreRule& rule : rules) {
    const bool matches = Matches(rule, rule.whole_path ? path : name);
    const bool wrong_kind = rule.folders_only && kind == EntryKind::File;
    if (rule.negated ? wrong_kind || !matches : !wrong_kind && matches) {
      return true;
    }
  }
  return false;
}

bool IsIgnored(const std::vector<IgnoreRule>& rules, std::string_view path) {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    if (Ignores(rules, path.substr(0, slash), EntryKind::Folder)) {
      return true;
    }
  }
  return Ignores(rules, path, EntryKind::File);
}

}  // namespace linter::helm
