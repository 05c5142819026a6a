#include "linter/docker/instruction_edit.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "linter/docker/copy.h"

namespace linter::docker {

Edit RemoveInstruction(const InstructionView& instruction) {
  const std::string_view text = instruction.build().file().text;
  Span span = instruction->span;
  const auto line_break = text.find('\n', span.end);
  span.end = static_cast<std::uint32_t>(line_break == text.npos ? text.size() : line_break + 1);
  return {span, ""};
}

Edit InsertBefore(const InstructionView& instruction, const std::string& line) {
  const std::string_view text = instruction.build().file().text;
  const auto begin = instruction->span.begin;
  const auto line_break = text.substr(0, begin).rfind('\n');
  const auto line_begin = line_break == text.npos ? 0 : line_break + 1;
  const bool carriage_return = line_begin > 1 && text[line_begin - 2] == '\r';
  return {{instruction->span.file, begin, begin},
          line + (carriage_return ? "\r\n" : "\n") +
              std::string(text.substr(line_begin, begin - line_begin))};
}

Edit RemoveWord(const BuildView& build, const Span& word) {
  const std::string_view text = build.file().text;
  Span span = word;
  while (span.begin > 0 && (text[span.begin - 1] == ' ' || text[span.begin - 1] == '\t')) {
    --span.begin;
  }
  if (span.begin > 0 && text[span.begin - 1] != '\n') {
    return {span, ""};
  }
  // Alone in its line but for what continues that: the line goes with it.
  auto end = text.find_first_not_of(" \t", word.end);
  if (end < text.size() && text[end] == build.dockerfile().escape) {
    end = text.find_first_not_of(" \t\r", end + 1);
    if (end < text.size() && text[end] == '\n') {
      span.end = static_cast<std::uint32_t>(end + 1);
      return {span, ""};
    }
  }
  return {word, ""};
}

// Without `.` and `..`.
static std::string Clean(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto part = path.substr(begin, end - begin);
    if (part == ".." && !parts.empty()) {
      parts.pop_back();
    } else if (!part.empty() && part != "." && part != "..") {
      parts.push_back(part);
    }
    begin = end + 1;
  }
  std::string clean;
  for (const auto part : parts) {
    clean += '/';
    clean += part;
  }
  return clean.empty() ? "/" : clean;
}

std::optional<std::string> WorkdirOf(const Dockerfile& dockerfile, const Instruction& workdir) {
  constexpr int LongestChain = 50;
  std::string path;
  const Instruction* current = &workdir;
  for (int step = 0; step < LongestChain && current != nullptr; ++step) {
    const auto word = dockerfile.Expand(*current, current->words.front()).text;
    if (!word.known() || word.empty() || word.text().find('\\') != std::string::npos) {
      return {};
    }
    path = word.text() + "/" + path;
    if (IsAbsolutePath(word.text())) {
      return word.text().starts_with('/') ? std::optional(Clean(path)) : std::nullopt;
    }
    const Stage* stage = dockerfile.StageOf(*current);
    current =
        stage == nullptr ? nullptr : dockerfile.Latest(Keyword::Workdir, *stage, current->index);
  }
  return {};
}

}  // namespace linter::docker
