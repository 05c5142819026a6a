#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "linter/docker/instruction_reader.h"
#include "linter/docker/lexer.h"

namespace linter::docker {

// BuildKit looks for heredocs with a backslash as escape, whatever the file says.
constexpr char HeredocEscape = '\\';

// `3<<-` before a heredoc's name.
struct Opening {
  std::uint32_t descriptor = 0;
  bool chomp = false;
  // The offset of the name.
  std::size_t name = 0;
};

static std::optional<Opening> ReadOpening(std::string_view word) {
  Opening opening;
  std::size_t at = 0;
  while (at < word.size() && word[at] >= '0' && word[at] <= '9') {
    ++at;
  }
  std::from_chars(word.data(), word.data() + at, opening.descriptor);
  if (word.substr(at, 2) != "<<") {
    return {};
  }
  at += 2;
  if (word.substr(at, 1) == "-") {
    opening.chomp = true;
    ++at;
  }
  at = std::min(word.find_first_not_of(" \t\n\f\r", at), word.size());
  if (at == word.size() || word.find('<', at) != std::string_view::npos) {
    return {};
  }
  opening.name = at;
  return opening;
}

static auto CountQuotes(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c == '\'' || c == '"'; });
}

// A heredoc, none, or why neither.
struct HeredocWord {
  std::optional<Heredoc> heredoc;
  std::optional<std::string> error;
};

static HeredocWord ReadWord(const Passage& word) {
  const std::optional<Opening> opening = ReadOpening(word.text());
  if (!opening) {
    return {};
  }
  const Passage rest = word.Slice(opening->name, word.size());
  const LexOptions plain = {.escape = HeredocEscape, .skip_unset = true};
  const LexResult name = Lex(rest, plain, {});
  if (name.error) {
    return {.heredoc = {},
            .error = fmt::format("failed to process \"{}\": {}", rest.text(), *name.error)};
  }
  if (name.words.size() != 1) {
    return {};
  }
  const LexOptions raw = {.escape = HeredocEscape, .raw_quotes = true, .skip_unset = true};
  const LexResult quoted = Lex(rest, raw, {});
  const std::string text = name.words.front().text();
  const bool expand =
      !quoted.words.empty() && CountQuotes(text) == CountQuotes(quoted.words.front().text());
  return {.heredoc = Heredoc{.span = word.span(),
                             .name = text,
                             .descriptor = opening->descriptor,
                             .expand = expand,
                             .chomp = opening->chomp,
                             .content = {},
                             .terminator = {}},
          .error = {}};
}

std::optional<Heredoc> ReadHeredocWord(const Passage& word) {
  return ReadWord(word).heredoc;
}

HeredocsRead FindHeredocs(const Passage& line) {
  const LexOptions options = {
      .escape = HeredocEscape, .raw_quotes = true, .raw_escapes = true, .skip_unset = true};
  HeredocsRead read;
  for (const Passage& word : Lex(line, options, {}).words) {
    HeredocWord found = ReadWord(word);
    if (found.error) {
      read.problems.push_back(
          {.kind = ProblemKind::DockerfileSyntax, .span = word.span(), .message = *found.error});
      break;
    }
    if (found.heredoc) {
      read.heredocs.push_back(std::move(*found.heredoc));
    }
  }
  return read;
}

}  // namespace linter::docker
