#include "linter/yaml/directives.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "linter/yaml/line.h"

namespace linter::yaml {

// One `%` line in words, a comment left out.
struct Line {
  Span span;
  std::vector<std::string_view> words = {};
};

static Line ReadLine(const SourceFile& file, std::size_t begin, std::size_t end) {
  Line line = {
      .span = {file.id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
  const std::string_view text = file.Text(line.span);
  for (std::size_t at = 0; (at = SkipBlanks(text, at)) < text.size();) {
    if (text[at] == '#') {
      break;
    }
    const std::size_t word = std::min(text.find_first_of(" \t", at), text.size());
    line.words.push_back(text.substr(at, word - at));
    at = word;
  }
  return line;
}

static bool IsVersion(std::string_view word) {
  const std::size_t dot = word.find('.');
  const auto digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return dot != std::string_view::npos && digits(word.substr(0, dot)) &&
         digits(word.substr(dot + 1));
}

static bool IsHandle(std::string_view word) {
  return word.starts_with('!') && (word.size() == 1 || word.ends_with('!'));
}

Directives ReadDirectives(const SourceFile& file, const Segment& segment) {
  Directives directives;
  bool has_version = false;
  std::optional<Span> last;
  const auto report = [&directives](const Line& line, std::string message) {
    if (!directives.problem) {
      directives.problem = Problem{ProblemKind::Syntax, line.span, std::move(message)};
    }
  };
  for (std::size_t begin = segment.begin; begin < segment.body;) {
    const std::size_t end = LineEnd(file.text, begin);
    if (file.text[begin] == '%') {
      const Line line = ReadLine(file, begin, end);
      last = line.span;
      if (line.words.front() == "%YAML") {
        const bool versions = std::all_of(line.words.begin() + 1, line.words.end(), IsVersion);
        if (line.words.size() < 2 || !versions) {
          report(line, "`%YAML` is not followed by a version alone");
        } else if (has_version) {
          report(line, "`%YAML` is written twice");
        }
        has_version = true;
      } else if (line.words.front() == "%TAG") {
        if (line.words.size() != 3 || !IsHandle(line.words[1])) {
          report(line, "`%TAG` is not followed by a handle and a prefix");
        } else {
          directives.tags.push_back({line.words[1], line.words[2]});
        }
      }
    }
    begin = end < segment.body ? AfterBreak(file.text, end) : end;
  }
  if (last && !segment.marked && !directives.problem) {
    directives.problem = Problem{ProblemKind::Syntax, *last, "directive is not followed by `---`"};
  }
  return directives;
}

static std::string Shorten(std::string tag) {
  constexpr std::string_view Prefix = "tag:yaml.org,2002:";
  return tag.starts_with(Prefix) ? "!!" + tag.substr(Prefix.size()) : tag;
}

std::optional<std::string> ResolveTag(std::string_view tag, const Directives& directives) {
  if (tag.starts_with("!<")) {
    return Shorten(std::string(tag.substr(2, tag.size() - 3)));
  }
  const std::size_t end = tag.find('!', 1);
  const std::string_view handle = tag.substr(0, end == std::string_view::npos ? 1 : end + 1);
  const auto known =
      std::find_if(directives.tags.begin(), directives.tags.end(),
                   [handle](const TagHandle& declared) { return declared.handle == handle; });
  if (known != directives.tags.end()) {
    return Shorten(std::string(known->prefix) + std::string(tag.substr(handle.size())));
  }
  if (handle.size() > 2) {
    return std::nullopt;
  }
  return std::string(tag);
}

}  // namespace linter::yaml
