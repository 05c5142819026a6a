// Why a document cannot be read. tree-sitter says where it first could not go on; the cause is
// guessed from the text around, and named only where the guess is good.
#include "linter/yaml/syntax_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "linter/yaml/document.h"
#include "linter/yaml/line.h"
#include "linter/yaml/openers.h"

namespace linter::yaml {

// What the wide scanner can hold of nested blocks.
constexpr std::uint32_t MaxBlockDepth = 120;
constexpr std::size_t LongestWord = 32;

// The text around the place where reading stopped.
struct Scene {
  std::string_view text;
  // The first byte that is not blank, nor a comment, behind the last token that was understood.
  std::size_t at = 0;
  std::size_t line = 0;
  // The first byte of the line that is not blank.
  std::size_t content = 0;
  std::size_t line_end = 0;
};

static std::size_t SkipToToken(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (IsBlank(text[at]) || IsBreak(text[at])) {
      ++at;
    } else if (text[at] == '#' && (at == 0 || IsBlank(text[at - 1]) || IsBreak(text[at - 1]))) {
      at = LineEnd(text, at);
    } else {
      break;
    }
  }
  return at;
}

static Scene MakeScene(std::string_view text, std::size_t failure) {
  Scene scene = {.text = text, .at = SkipToToken(text, failure)};
  scene.line = LineStart(text, scene.at);
  scene.content = SkipBlanks(text, scene.line);
  scene.line_end = LineEnd(text, scene.at);
  return scene;
}

static std::optional<Cause> FindTab(const Scene& scene) {
  const std::size_t tab = scene.text.substr(0, scene.content).find('\t', scene.line);
  if (tab == std::string_view::npos) {
    return std::nullopt;
  }
  return Cause{tab, SkipBlanks(scene.text, tab), "tab in the indentation"};
}

static std::optional<Cause> FindTemplate(const Scene& scene) {
  const std::string_view line = scene.text.substr(scene.line, scene.line_end - scene.line);
  const std::size_t action = line.find("{{");
  if (action == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t begin = scene.line + action;
  return Cause{begin, begin + 2, "`{{` of a template where YAML is expected"};
}

static std::optional<Cause> FindUnclosed(const Scene& scene) {
  const Openers openers = FindOpeners(scene.text, static_cast<std::uint32_t>(scene.at));
  const bool at_end = scene.at == scene.text.size();
  if (openers.open && (openers.open->mark == '"' || openers.open->mark == '\'' || at_end ||
                       openers.open->offset < scene.line)) {
    const bool quote = openers.open->mark == '"' || openers.open->mark == '\'';
    if (quote || at_end || scene.text[scene.at] == ':' || scene.at == scene.content) {
      return Cause{openers.open->offset, openers.open->offset + 1,
                   quote ? fmt::format("quote `{}` is not closed", openers.open->mark)
                         : fmt::format("bracket `{}` is not closed", openers.open->mark)};
    }
  }
  // Only blanks stand between a closing quote and the place.
  const auto& quoted = openers.last_quoted;
  if (quoted && SkipBlanks(scene.text, quoted->end) == scene.at && !at_end &&
      scene.text[scene.at] != ':') {
    if (quoted->offset < scene.line) {
      return Cause{quoted->offset, quoted->offset + 1,
                   fmt::format("quote `{}` is closed on a later line, where more text follows",
                               quoted->mark)};
    }
    return Cause{scene.at, scene.line_end, "text stands behind a closing quote"};
  }
  return std::nullopt;
}

// `key:value` in a line, which is one word to YAML.
static std::optional<Cause> FindMissingSpaceIn(std::string_view text, std::size_t line) {
  std::size_t at = SkipBlanks(text, line);
  while (text.substr(at, 2) == "- ") {
    at = SkipBlanks(text, at + 2);
  }
  const std::size_t start = at;
  const std::size_t end = LineEnd(text, at);
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '/';
  };
  while (at < end && is_word(text[at])) {
    ++at;
  }
  const bool colon = at > start && at + 1 < end && text[at] == ':' && !IsBlank(text[at + 1]) &&
                     text.substr(at, 3) != "://";
  if (!colon || text.substr(at, end - at).find(": ") != std::string_view::npos) {
    return std::nullopt;
  }
  return Cause{at, at + 1,
               fmt::format("no space behind the colon of `{}`", text.substr(start, at - start))};
}

// A plain text goes on over lines: the cause may stand on the line before the one that shows it.
static bool ContinuesLine(const Scene& scene) {
  return scene.line > 0 && (scene.at == scene.content || scene.text[scene.at] == ':');
}

static std::size_t PreviousLine(const Scene& scene) {
  std::size_t line = scene.line;
  while (line > 0) {
    line = LineStart(scene.text, line - 1);
    const std::size_t content = SkipBlanks(scene.text, line);
    if (content < LineEnd(scene.text, line) && scene.text[content] != '#') {
      break;
    }
  }
  return line;
}

static std::optional<Cause> FindMissingSpace(const Scene& scene) {
  std::optional<Cause> cause = FindMissingSpaceIn(scene.text, scene.line);
  if (!cause && ContinuesLine(scene)) {
    cause = FindMissingSpaceIn(scene.text, PreviousLine(scene));
  }
  return cause;
}

static std::optional<Cause> FindIndicator(const Scene& scene) {
  const char c = scene.text[scene.at];
  if (c == '@' || c == '`' || c == '%') {
    return Cause{scene.at, scene.at + 1,
                 c == '`' ? "a backquote begins a value without quotes"
                          : fmt::format("`{}` begins a value without quotes", c)};
  }
  if (c == ']' || c == '}') {
    return Cause{scene.at, scene.at + 1, fmt::format("`{}` closes nothing", c)};
  }
  if (c == ':' && scene.at > scene.content) {
    return Cause{scene.at, scene.at + 1, "`:` begins a mapping where none can stand"};
  }
  return std::nullopt;
}

// The nearest line before whose content, or an item's content, begins in this column; its dash
// not counted where it is the item's content. `npos` without one.
static std::size_t FindSibling(const Scene& scene) {
  const std::size_t column = scene.content - scene.line;
  std::size_t least = std::string_view::npos;
  for (std::size_t line = scene.line; line > 0 && least > 0;) {
    line = LineStart(scene.text, line - 1);
    std::size_t content = SkipSpaces(scene.text, line);
    if (content == LineEnd(scene.text, content) || scene.text[content] == '#' ||
        content - line >= least) {
      continue;
    }
    least = content - line;
    while (content - line < column && scene.text.substr(content, 2) == "- ") {
      content = SkipSpaces(scene.text, content + 1);
    }
    if (content - line == column) {
      return content;
    }
  }
  return std::string_view::npos;
}

// The place is the first of its line, or the colon of the line's first key.
static bool BeginsLine(const Scene& scene) {
  const std::string_view before = scene.text.substr(scene.content, scene.at - scene.content);
  return scene.line > 0 &&
         (scene.at == scene.content ||
          (scene.text[scene.at] == ':' && before.find(": ") == std::string_view::npos));
}

static std::optional<Cause> FindIndentation(const Scene& scene) {
  if (!BeginsLine(scene) || FindSibling(scene) != std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t column = scene.content - scene.line;
  return Cause{scene.content, std::min(scene.content + LongestWord, scene.line_end),
               fmt::format("indentation of {} column{} fits no block around", column,
                           column == 1 ? "" : "s")};
}

static std::optional<Cause> FindMixture(const Scene& scene) {
  const std::size_t sibling = FindSibling(scene);
  if (scene.at != scene.content || sibling == std::string_view::npos) {
    return std::nullopt;
  }
  const bool item = scene.text.substr(scene.at, 2) == "- ";
  const bool sibling_item = scene.text.substr(sibling, 2) == "- ";
  if (item == sibling_item) {
    return std::nullopt;
  }
  const std::size_t end = item ? scene.at + 1 : std::min(scene.at + LongestWord, scene.line_end);
  return Cause{scene.at, end,
               item ? "item of a sequence stands among the keys of a mapping"
                    : "key of a mapping stands among the items of a sequence"};
}

static std::optional<Cause> FindMissingColon(const Scene& scene) {
  if (!ContinuesLine(scene)) {
    return std::nullopt;
  }
  for (const std::size_t start : {PreviousLine(scene), scene.line}) {
    const std::size_t content = SkipBlanks(scene.text, start);
    const std::size_t end = LineEnd(scene.text, start);
    const std::string_view line = scene.text.substr(content, end - content);
    if (line.find(':') == std::string_view::npos && !line.starts_with("-")) {
      return Cause{content, end, "line is neither `key: value` nor an item"};
    }
  }
  return std::nullopt;
}

static Cause Fallback(const Scene& scene) {
  if (scene.at == scene.text.size()) {
    return {scene.at, scene.at, "document ends too early"};
  }
  const std::size_t word = scene.text.find_first_of(" \t\r\n,[]{}", scene.at + 1);
  const std::size_t end = std::min({word, scene.line_end, scene.at + LongestWord});
  return {scene.at, end,
          fmt::format("unexpected `{}`", scene.text.substr(scene.at, end - scene.at))};
}

static Cause CauseOf(const Scene& scene) {
  if (const auto deep = FindDeepBlock(scene.text, MaxBlockDepth)) {
    return {*deep, *deep + 1, fmt::format("nesting is deeper than {} blocks", MaxBlockDepth),
            ProblemKind::TooDeep};
  }
  if (scene.at == scene.text.size()) {
    return FindUnclosed(scene).value_or(Fallback(scene));
  }
  for (const auto find : {FindTab, FindTemplate, FindUnclosed, FindMissingSpace, FindMissingColon,
                          FindIndentation, FindMixture, FindIndicator}) {
    if (std::optional<Cause> cause = find(scene)) {
      return *std::move(cause);
    }
  }
  return Fallback(scene);
}

Cause FindCause(std::string_view body, std::size_t failure) {
  return CauseOf(MakeScene(body, failure));
}

Cause QuotedLineCause(std::string_view body, std::size_t failure) {
  const Scene scene = MakeScene(body, failure);
  return {scene.at, std::min(scene.line_end, scene.at + LongestWord),
          "line of a quoted text is indented too little", ProblemKind::QuotedLineIndentation};
}

}  // namespace linter::yaml
