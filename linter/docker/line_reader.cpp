#include "linter/docker/line_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "linter/docker/space.h"

namespace linter::docker {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";
// What BuildKit reads as one line, its break included.
constexpr std::size_t LongestLine = 65536;

LineReader::LineReader(Dockerfile& target) : target_(target), text_(target.file->text) {
  if (text_.substr(0, ByteOrderMark.size()) == ByteOrderMark) {
    at_ = ByteOrderMark.size();
  }
}

Span LineReader::SpanOf(std::size_t begin, std::size_t end) const {
  return {target_.file->id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string_view LineReader::Bytes(const PhysicalLine& line) const {
  return text_.substr(line.begin, line.end - line.begin);
}

std::optional<PhysicalLine> LineReader::Take() {
  if (at_ >= text_.size()) {
    return {};
  }
  const std::size_t feed = text_.find('\n', at_);
  const std::size_t next = feed == std::string_view::npos ? text_.size() : feed + 1;
  std::size_t end = next;
  while (end > at_ && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) {
    --end;
  }
  const PhysicalLine line = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end),
                             static_cast<std::uint32_t>(next)};
  at_ = next;
  CheckLength(line);
  return line;
}

void LineReader::CheckLength(const PhysicalLine& line) {
  const std::size_t size = line.next - line.begin;
  const bool last = line.next == text_.size() && text_[line.next - 1] != '\n';
  if (size > LongestLine || (last && size == LongestLine)) {
    target_.problems.push_back(
        {.kind = ProblemKind::DockerfileSyntax,
         .span = SpanOf(line.begin, line.begin + 1),
         .message =
             fmt::format("dockerfile line greater than max allowed size of {}", LongestLine - 1)});
  }
}

void LineReader::AddComment(const PhysicalLine& line, std::size_t begin, bool inside) {
  target_.comments.push_back(
      {.span = SpanOf(begin, line.end),
       .instruction = static_cast<std::uint32_t>(target_.instructions.size()),
       .inside = inside});
}

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

static bool IsDirectiveSpace(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\n';
}

static std::size_t SkipDirectiveSpace(std::string_view text, std::size_t at) {
  while (at < text.size() && IsDirectiveSpace(text[at])) {
    ++at;
  }
  return at;
}

bool LineReader::ReadDirective(const PhysicalLine& line, std::size_t begin) {
  if (directives_done_) {
    return false;
  }
  directives_done_ = true;
  const std::string_view bytes = text_.substr(begin, line.end - begin);
  if (!bytes.starts_with('#')) {
    return false;
  }
  const std::size_t name = SkipSpace(bytes, 1);
  std::size_t end = name;
  while (end < bytes.size() && std::isalnum(static_cast<unsigned char>(bytes[end])) != 0) {
    ++end;
  }
  std::size_t value = SkipDirectiveSpace(bytes, end);
  const std::string key = Lower(bytes.substr(name, end - name));
  if ((key != "syntax" && key != "escape" && key != "check") || bytes.substr(value, 1) != "=") {
    return false;
  }
  value = SkipDirectiveSpace(bytes, value + 1);
  std::size_t last = bytes.size();
  while (last > value && IsDirectiveSpace(bytes[last - 1])) {
    --last;
  }
  if (value >= last) {
    return false;
  }
  directives_done_ = false;
  const auto piece = [&](std::size_t from, std::size_t to) {
    return Passage(target_.file->id, bytes.substr(from, to - from),
                   static_cast<std::uint32_t>(begin + from));
  };
  Directive directive = {
      .span = SpanOf(begin, line.end), .name = piece(name, end), .value = piece(value, last)};
  const std::string text = directive.value.text();
  if (!directives_seen_.insert(key).second) {
    target_.problems.push_back(
        {.kind = ProblemKind::DockerfileSyntax,
         .span = directive.name.span(),
         .message = fmt::format("only one {} parser directive can be used", key)});
  } else if (key == "escape" && text != "\\" && text != "`") {
    target_.problems.push_back(
        {.kind = ProblemKind::DockerfileSyntax,
         .span = directive.value.span(),
         .message = fmt::format("invalid escape token '{}' does not match ` or \\", text)});
  } else if (key == "escape") {
    target_.escape = text[0];
  }
  target_.directives.push_back(std::move(directive));
  return true;
}

std::optional<std::size_t> LineReader::Continuation(std::string_view line) const {
  std::size_t end = line.size();
  while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t')) {
    --end;
  }
  const bool found =
      end > 0 && line[end - 1] == target_.escape && (end == 1 || line[end - 2] != target_.escape);
  return found ? std::optional(end - 1) : std::nullopt;
}

void LineReader::Continue(LogicalLine& line) {
  while (const std::optional<PhysicalLine> next = Take()) {
    const std::string_view bytes = Bytes(*next);
    const std::size_t content = SkipSpace(bytes, 0);
    line.span.end = next->end;
    if (content < bytes.size() && bytes[content] == '#') {
      AddComment(*next, next->begin + content, true);
      continue;
    }
    if (content == bytes.size()) {
      line.empty_lines.push_back(SpanOf(next->begin, next->end));
      continue;
    }
    const std::optional<std::size_t> end = Continuation(bytes);
    line.text.Append(bytes.substr(0, end.value_or(bytes.size())), next->begin);
    if (!end) {
      return;
    }
  }
}

std::optional<LogicalLine> LineReader::Next() {
  while (const std::optional<PhysicalLine> first = Take()) {
    const std::size_t begin = first->begin + SkipSpace(Bytes(*first), 0);
    const std::string_view bytes = text_.substr(begin, first->end - begin);
    if (ReadDirective(*first, begin)) {
      continue;
    }
    if (bytes.starts_with('#')) {
      AddComment(*first, begin, false);
      continue;
    }
    if (bytes.empty()) {
      continue;
    }
    const std::optional<std::size_t> end = Continuation(bytes);
    LogicalLine line = {
        .text = Passage(target_.file->id, bytes.substr(0, end.value_or(bytes.size())),
                        static_cast<std::uint32_t>(begin)),
        .span = SpanOf(begin, first->end),
        .empty_lines = {}};
    if (end) {
      Continue(line);
    }
    line.text.SetSpan(line.span);
    return line;
  }
  return {};
}

void LineReader::ReadHeredoc(Heredoc& heredoc) {
  const std::size_t begin = at_;
  heredoc.terminator = SpanOf(text_.size(), text_.size());
  std::size_t end = at_;
  while (const std::optional<PhysicalLine> line = Take()) {
    const std::string_view bytes = Bytes(*line);
    const std::size_t tabs =
        heredoc.chomp ? std::min(bytes.find_first_not_of('\t'), bytes.size()) : 0;
    if (bytes.substr(tabs) == heredoc.name) {
      heredoc.terminator = SpanOf(line->begin, line->end);
      break;
    }
    end = line->next;
  }
  heredoc.content = Passage(target_.file->id, text_.substr(begin, end - begin),
                            static_cast<std::uint32_t>(begin));
}

}  // namespace linter::docker
