#include "linter/docker/ignore_patterns.h"

#include <re2/re2.h>

#include <algorithm>

#include "linter/docker/space.h"

namespace linter::docker {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

// The shortest way to write a path, as Go's `filepath.Clean` finds it, without a slash in front.
static std::string Clean(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view name = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (name.empty() || name == ".") {
      continue;
    }
    if (name != "..") {
      names.push_back(name);
    } else if (!names.empty() && names.back() != "..") {
      names.pop_back();
    } else if (!rooted) {
      names.push_back(name);
    }
  }
  std::string clean;
  for (const std::string_view name : names) {
    clean += (clean.empty() ? "" : "/") + std::string(name);
  }
  return clean.empty() ? (rooted ? "/" : ".") : clean;
}

std::vector<IgnorePattern> ReadIgnorePatterns(const SourceFile& file) {
  const std::string_view text = file.text;
  std::vector<IgnorePattern> patterns;
  std::size_t at = text.starts_with(ByteOrderMark) ? ByteOrderMark.size() : 0;
  while (at < text.size()) {
    const std::size_t feed = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, feed - at);
    const std::size_t begin = SkipSpace(line, 0);
    const std::size_t end = std::max(begin, TrimmedSize(line));
    const std::size_t line_begin = at;
    at = feed + 1;
    if (line.starts_with('#') || begin == end) {
      continue;
    }
    std::string_view written = line.substr(begin, end - begin);
    IgnorePattern pattern;
    pattern.span = {file.id, static_cast<std::uint32_t>(line_begin + begin),
                    static_cast<std::uint32_t>(line_begin + end)};
    pattern.exception = written.starts_with('!');
    if (pattern.exception) {
      written.remove_prefix(1);
      written.remove_prefix(SkipSpace(written, 0));
    }
    if (!written.empty()) {
      pattern.text = Clean(written);
      patterns.push_back(std::move(pattern));
    }
  }
  return patterns;
}

// A pattern matches what lies in a folder that it matches as well.
static std::string Expression(std::string_view pattern) {
  std::string expression;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '*' && pattern.substr(at, 2) == "**") {
      ++at;
      at += pattern.substr(at + 1, 1) == "/" ? 1 : 0;
      expression += at + 1 == pattern.size() ? ".*" : "(.*/)?";
    } else if (c == '*') {
      expression += "[^/]*";
    } else if (c == '?') {
      expression += "[^/]";
    } else if (c == '\\') {
      expression += '\\';
      expression += at + 1 < pattern.size() ? pattern[++at] : '\\';
    } else {
      expression += std::string_view(".+()|{}$").find(c) == std::string_view::npos ? "" : "\\";
      expression += c;
    }
  }
  return expression + "(/.*)?";
}

bool IsIgnored(const std::vector<IgnorePattern>& patterns, std::string_view path) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(true);
  bool ignored = false;
  for (const IgnorePattern& pattern : patterns) {
    if (pattern.exception != ignored) {
      continue;
    }
    const RE2 expression(Expression(pattern.text), options);
    if (expression.ok() && RE2::FullMatch(re2::StringPiece(path.data(), path.size()), expression)) {
      ignored = !pattern.exception;
    }
  }
  return ignored;
}

}  // namespace linter::docker
