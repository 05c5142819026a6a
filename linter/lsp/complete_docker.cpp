// Dockerfiles: instructions, flags, and the names of stages.

#include <algorithm>

#include "linter/docker/dockerfile.h"
#include "linter/lsp/completion.h"

namespace linter::lsp {

static std::span<const std::string_view> FlagsOf(docker::Keyword keyword) {
  static constexpr std::array<std::string_view, 6> Copy = {
      "from=", "chown=", "chmod=", "exclude=", "link", "parents"};
  static constexpr std::array<std::string_view, 6> Add = {
      "checksum=", "chown=", "chmod=", "exclude=", "keep-git-dir=", "link"};
  static constexpr std::array<std::string_view, 3> Run = {"mount=", "network=", "security="};
  static constexpr std::array<std::string_view, 1> From = {"platform="};
  static constexpr std::array<std::string_view, 5> Healthcheck = {
      "interval=", "retries=", "start-interval=", "start-period=", "timeout="};
  switch (keyword) {
    case docker::Keyword::Copy:
      return Copy;
    case docker::Keyword::Add:
      return Add;
    case docker::Keyword::Run:
      return Run;
    case docker::Keyword::From:
      return From;
    case docker::Keyword::Healthcheck:
      return Healthcheck;
    default:
      return {};
  }
}

static void AddStages(const Document& document, std::uint32_t offset, std::string_view partial,
                      Suggestions& into) {
  const auto dockerfile = docker::Parse(document.source());
  for (const auto& stage : dockerfile.stages) {
    const auto& from = dockerfile.instructions[stage.begin];
    const bool around = from.span.begin <= offset && offset <= from.span.end;
    if (from.span.begin > offset || around || !stage.name) {
      continue;
    }
    const auto name = stage.name->text();
    if (name != partial) {
      into.items.push_back({.label = std::string(name),
                            .kind = SuggestionKind::Module,
                            .detail = "FROM " + std::string(stage.base.text())});
    }
  }
}

static void AddInstructions(Suggestions& into) {
  const auto last = static_cast<int>(docker::Keyword::Workdir);
  for (int i = static_cast<int>(docker::Keyword::Unknown) + 1; i <= last; ++i) {
    const auto keyword = static_cast<docker::Keyword>(i);
    if (keyword != docker::Keyword::Maintainer) {
      const auto name = std::string(docker::NameOf(keyword));
      into.items.push_back({.label = name, .kind = SuggestionKind::Keyword, .insert = name + " "});
    }
  }
}

Suggestions CompleteDockerfile(const Document& document, std::uint32_t offset) {
  const std::string_view text = document.text();
  const auto start_of = [&](std::size_t at) {
    const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
  };
  // The lines before that end with a continuation belong to the same instruction.
  auto start = start_of(offset);
  while (start > 0) {
    const auto above = start_of(start - 1);
    const auto line = text.substr(above, start - 1 - above);
    const auto end = line.find_last_not_of(" \t\r");
    if (end == std::string_view::npos || (line[end] != '\\' && line[end] != '`')) {
      break;
    }
    start = above;
  }
  const auto written = text.substr(start, offset - start);
  std::size_t word = offset;
  const auto belongs = [](char byte) {
    return byte != ' ' && byte != '\t' && byte != '\n' && byte != '=' && byte != ',';
  };
  while (word > start && belongs(text[word - 1])) {
    --word;
  }
  Suggestions result{.replaced = {{}, static_cast<std::uint32_t>(word), offset}};
  const auto partial = text.substr(word, offset - word);
  const auto first = written.find_first_not_of(" \t");
  if (first == std::string_view::npos || start + first == word) {
    if (!partial.starts_with('#')) {
      AddInstructions(result);
    }
    return result;
  }
  const auto name = written.substr(first, written.find_first_of(" \t\n", first) - first);
  const auto keyword = docker::KeywordOf(name);
  const auto before = text.substr(start, word - start);
  if (partial.starts_with("--")) {
    for (const auto flag : FlagsOf(keyword)) {
      result.items.push_back({.label = "--" + std::string(flag), .kind = SuggestionKind::Property});
    }
  } else if (before.ends_with("--from=") || before.ends_with(",from=") ||
             (keyword == docker::Keyword::From &&
              before.find_first_not_of(" \t", first + name.size()) == std::string_view::npos)) {
    AddStages(document, offset, partial, result);
  }
  return result;
}

}  // namespace linter::lsp
