#include <fmt/format.h>
#include <re2/re2.h>

#include <map>
#include <memory>

#include "linter/gotemplate/unicode.h"
#include "linter/helm/convert.h"
#include "linter/helm/functions.h"

// RE2 is what Go's package `regexp` is a translation of.

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::ParamKind;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

// Charts use the same few patterns again and again.
static constexpr std::size_t MaxCached = 200;

static std::shared_ptr<const RE2> Compile(std::string_view pattern) {
  thread_local std::map<std::string, std::shared_ptr<const RE2>, std::less<>> cache;
  const auto found = cache.find(pattern);
  if (found != cache.end()) {
    return found->second;
  }
  RE2::Options options;
  options.set_log_errors(false);
  auto compiled =
      std::make_shared<const RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
  if (cache.size() >= MaxCached) {
    cache.clear();
  }
  cache.emplace(pattern, compiled);
  return compiled;
}

static std::string Problem(const RE2& pattern) {
  const RE2::ErrorCode code = pattern.error_code();
  std::string argument = pattern.error_arg();
  std::string_view reason = "invalid escape sequence";
  switch (code) {
    case RE2::ErrorBadPerlOp:
      reason = "invalid or unsupported Perl syntax";
      if (argument.size() > 3) {
        argument.resize(3);
      }
      break;
    case RE2::ErrorMissingParen:
      reason = "missing closing )";
      argument = pattern.pattern();
      break;
    case RE2::ErrorUnexpectedParen:
      reason = "unexpected )";
      argument = pattern.pattern();
      break;
    case RE2::ErrorMissingBracket:
      reason = "missing closing ]";
      break;
    case RE2::ErrorRepeatArgument:
      reason = "missing argument to repetition operator";
      break;
    case RE2::ErrorRepeatOp:
      reason = "invalid nested repetition operator";
      break;
    case RE2::ErrorRepeatSize:
      reason = "invalid repeat count";
      break;
    case RE2::ErrorBadCharRange:
      reason = "invalid character class range";
      break;
    case RE2::ErrorTrailingBackslash:
      reason = "trailing backslash at end of expression";
      argument = "";
      break;
    default:
      break;
  }
  return fmt::format("error parsing regexp: {}: `{}`", reason, argument);
}

// Go panics with the pattern where the function promises that it compiles.
static std::shared_ptr<const RE2> PatternOf(const Call& call) {
  auto pattern = Compile(call[0].bytes());
  if (pattern->ok()) {
    return pattern;
  }
  const std::string problem = Problem(*pattern);
  const bool must = call.function.name.starts_with("must");
  call.Fail(must ? problem : fmt::format("regexp: Compile(`{}`): {}", call[0].bytes(), problem));
  return nullptr;
}

struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<re2::StringPiece> groups;
};

// All matches as Go finds them: an empty one right behind another does not count.
static std::vector<Match> AllMatches(const RE2& pattern, std::string_view text,
                                     std::int64_t limit) {
  std::vector<Match> matches;
  const re2::StringPiece subject(text.data(), text.size());
  const auto group_count = static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1;
  std::size_t at = 0;
  std::ptrdiff_t previous_end = -1;
  while (at <= text.size() && (limit < 0 || static_cast<std::int64_t>(matches.size()) < limit)) {
    std::vector<re2::StringPiece> groups(group_count);
    if (!pattern.Match(subject, at, text.size(), RE2::UNANCHORED, groups.data(),
                       static_cast<int>(group_count))) {
      break;
    }
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    const std::size_t end = begin + groups[0].size();
    const bool accepted = end > begin || static_cast<std::ptrdiff_t>(begin) != previous_end;
    if (end > at) {
      at = end;
    } else {
      const std::size_t width = gotemplate::FirstRune(text.substr(at)).size;
      at += width == 0 ? 1 : width;
    }
    previous_end = static_cast<std::ptrdiff_t>(end);
    if (accepted) {
      matches.push_back({begin, end, std::move(groups)});
    }
  }
  return matches;
}

static Value RegexMatch(Call& call) {
  const auto pattern = Compile(call[0].bytes());
  if (!pattern->ok()) {
    return call.function.name.starts_with("must") ? call.Fail(Problem(*pattern)) : Value::Of(false);
  }
  const std::string_view text = call[1].bytes();
  return Value::Of(RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *pattern));
}

static Value RegexFind(Call& call) {
  const auto pattern = PatternOf(call);
  if (pattern == nullptr) {
    return {};
  }
  const Text& text = call[1].text();
  const auto matches = AllMatches(*pattern, text.bytes(), 1);
  return matches.empty() ? call.String("")
                         : call.String(text.Slice(matches[0].begin, matches[0].end));
}

static Value RegexFindAll(Call& call) {
  const auto pattern = PatternOf(call);
  if (pattern == nullptr) {
    return {};
  }
  const Text& text = call[1].text();
  std::vector<Text> found;
  for (const Match& match : AllMatches(*pattern, text.bytes(), call[2].integer())) {
    found.push_back(text.Slice(match.begin, match.end));
  }
  return found.empty() ? NewNilList(call.heap()) : NewStrings(found, call.heap());
}

// A group's name or number behind a dollar sign; empty where none stands there.
struct Reference {
  std::string_view name;
  std::size_t size = 0;
};

static Reference ReferenceAt(std::string_view text) {
  const bool brace = text.starts_with('{');
  std::size_t end = brace ? 1 : 0;
  const std::size_t begin = end;
  while (end < text.size()) {
    const gotemplate::Rune rune = gotemplate::FirstRune(text.substr(end));
    if (rune.value != '_' && !gotemplate::IsLetter(rune.value) &&
        !gotemplate::IsDigit(rune.value)) {
      break;
    }
    end += rune.size;
  }
  if (end == begin || (brace && (end >= text.size() || text[end] != '}'))) {
    return {};
  }
  return {text.substr(begin, end - begin), end + (brace ? 1 : 0)};
}

static int GroupOf(const RE2& pattern, std::string_view name) {
  int number = 0;
  bool digits = true;
  for (const char character : name) {
    digits = digits && character >= '0' && character <= '9' && number < 100000;
    number = digits ? number * 10 + (character - '0') : 0;
  }
  if (digits) {
    return number;
  }
  const auto& groups = pattern.NamedCapturingGroups();
  const auto found = groups.find(std::string(name));
  return found != groups.end() ? found->second : -1;
}

// `$1`, `${name}` and `$$` in the replacement.
static void AppendExpanded(const RE2& pattern, const Match& match, const Text& text,
                           const Text& replacement, TextBuilder& out) {
  const std::string_view bytes = replacement.bytes();
  std::size_t done = 0;
  while (true) {
    const std::size_t dollar = bytes.find('$', done);
    if (dollar == std::string_view::npos) {
      break;
    }
    out.Append(replacement.Slice(done, dollar));
    done = dollar + 1;
    if (bytes.substr(done).starts_with('$')) {
      out.Append(replacement.Slice(done, done + 1));
      ++done;
      continue;
    }
    const Reference reference = ReferenceAt(bytes.substr(done));
    if (reference.size == 0) {
      out.Append(replacement.Slice(dollar, dollar + 1));
      continue;
    }
    done += reference.size;
    const int group = GroupOf(pattern, reference.name);
    if (group >= 0 && static_cast<std::size_t>(group) < match.groups.size()) {
      const re2::StringPiece& piece = match.groups[static_cast<std::size_t>(group)];
      if (piece.data() != nullptr) {
        const auto begin = static_cast<std::size_t>(piece.data() - text.bytes().data());
        out.Append(text.Slice(begin, begin + piece.size()));
      }
    }
  }
  out.Append(replacement.Slice(done, bytes.size()));
}

enum class Dollars : std::uint8_t { Expand, Literal };

static Value ReplaceAll(const Call& call, Dollars dollars) {
  const auto pattern = PatternOf(call);
  if (pattern == nullptr) {
    return {};
  }
  const Text& text = call[1].text();
  const Text& replacement = call[2].text();
  TextBuilder out;
  std::size_t done = 0;
  for (const Match& match : AllMatches(*pattern, text.bytes(), -1)) {
    out.Append(text.Slice(done, match.begin));
    if (dollars == Dollars::Literal) {
      out.Append(replacement);
    } else {
      AppendExpanded(*pattern, match, text, replacement, out);
    }
    done = match.end;
  }
  out.Append(text.Slice(done, text.size()));
  return call.String(out);
}

static Value RegexReplaceAll(Call& call) {
  return ReplaceAll(call, Dollars::Expand);
}

static Value RegexReplaceAllLiteral(Call& call) {
  return ReplaceAll(call, Dollars::Literal);
}

static Value RegexSplit(Call& call) {
  const auto pattern = PatternOf(call);
  if (pattern == nullptr) {
    return {};
  }
  const std::int64_t limit = call[2].integer();
  const Text& text = call[1].text();
  std::vector<Text> parts;
  if (limit == 0) {
    return NewNilList(call.heap());
  }
  if (!call[0].text().empty() && text.empty()) {
    return NewStrings({text}, call.heap());
  }
  std::size_t begin = 0;
  std::size_t end = 0;
  for (const Match& match : AllMatches(*pattern, text.bytes(), limit)) {
    if (limit > 0 && static_cast<std::int64_t>(parts.size()) == limit - 1) {
      break;
    }
    end = match.begin;
    if (match.end != 0) {
      parts.push_back(text.Slice(begin, end));
    }
    begin = match.end;
  }
  if (end != text.size()) {
    parts.push_back(text.Slice(begin, text.size()));
  }
  return NewStrings(parts, call.heap());
}

static Value RegexQuoteMeta(Call& call) {
  static constexpr std::string_view Special = "\\.+*?()|[]{}^$";
  std::string out;
  for (const char character : call[0].bytes()) {
    out += Special.find(character) != std::string_view::npos ? "\\" : "";
    out += character;
  }
  return call.String(out);
}

static constexpr auto Str = ParamKind::String;
static constexpr auto Int = ParamKind::Int;

std::span<const Function> RegexFunctions() {
  static const Function Table[] = {
      {"mustRegexFind", RegexFind, {Str, Str}},
      {"mustRegexFindAll", RegexFindAll, {Str, Str, Int}},
      {"mustRegexMatch", RegexMatch, {Str, Str}},
      {"mustRegexReplaceAll", RegexReplaceAll, {Str, Str, Str}},
      {"mustRegexReplaceAllLiteral", RegexReplaceAllLiteral, {Str, Str, Str}},
      {"mustRegexSplit", RegexSplit, {Str, Str, Int}},
      {"regexFind", RegexFind, {Str, Str}},
      {"regexFindAll", RegexFindAll, {Str, Str, Int}},
      {"regexMatch", RegexMatch, {Str, Str}},
      {"regexQuoteMeta", RegexQuoteMeta, {Str}},
      {"regexReplaceAll", RegexReplaceAll, {Str, Str, Str}},
      {"regexReplaceAllLiteral", RegexReplaceAllLiteral, {Str, Str, Str}},
      {"regexSplit", RegexSplit, {Str, Str, Int}},
  };
  return Table;
}

}  // namespace linter::helm
