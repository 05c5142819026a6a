#include "linter/lsp/folding.h"

#include <algorithm>

#include "linter/docker/dockerfile.h"

namespace linter::lsp {

static void Add(std::size_t first, std::size_t last, Fold::Kind kind, std::vector<Fold>& into) {
  if (last > first) {
    into.push_back({first, last, kind});
  }
}

// The word that an action begins with; its place behind the braces.
static std::string_view FirstWord(std::string_view text, std::size_t at) {
  at += at < text.size() && text[at] == '-' ? 1 : 0;
  at = std::min(text.find_first_not_of(" \t", at), text.size());
  return text.substr(at, text.find_first_of(" \t-}\n", at) - at);
}

// The lines of a block stop where what ends it, or its `else`, begins.
class TemplateBlocks {
 public:
  explicit TemplateBlocks(std::vector<Fold>& folds) : folds_(folds) {}

  void Read(std::string_view line, std::size_t number) {
    for (auto at = line.find("{{"); at != std::string_view::npos; at = line.find("{{", at + 2)) {
      const auto word = FirstWord(line, at + 2);
      if (word == "end" || word == "else") {
        if (!open_.empty()) {
          Add(open_.back(), number == 0 ? 0 : number - 1, Fold::Kind::Region, folds_);
          open_.pop_back();
        }
      }
      if (word == "if" || word == "range" || word == "with" || word == "define" ||
          word == "block" || word == "else") {
        open_.push_back(number);
      }
    }
  }

 private:
  std::vector<Fold>& folds_;
  std::vector<std::size_t> open_;
};

// What stands deeper than a line that goes before it.
class Indentation {
 public:
  explicit Indentation(std::vector<Fold>& folds) : folds_(folds) {}

  void Read(std::size_t depth, std::size_t number) {
    Close(depth);
    open_.push_back({depth, number});
    last_ = number;
  }
  void Close(std::size_t depth) {
    while (!open_.empty() && open_.back().depth >= depth) {
      Add(open_.back().line, last_, Fold::Kind::Region, folds_);
      open_.pop_back();
    }
  }

 private:
  struct Open {
    std::size_t depth = 0;
    std::size_t line = 0;
  };

  std::vector<Fold>& folds_;
  std::vector<Open> open_;
  std::size_t last_ = 0;
};

std::vector<Fold> YamlFolds(std::string_view text) {
  std::vector<Fold> folds;
  TemplateBlocks blocks(folds);
  Indentation indentation(folds);
  constexpr auto None = std::string_view::npos;
  std::size_t comment = None;
  std::size_t document = 0;
  std::size_t written = 0;
  std::size_t number = 0;
  const auto end_comment = [&] {
    if (comment != None) {
      Add(comment, number - 1, Fold::Kind::Comment, folds);
      comment = None;
    }
  };
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    begin = end + 1;
    const auto indent = line.find_first_not_of(' ');
    const auto content = line.substr(std::min(indent, line.size()));
    if (!content.starts_with('#')) {
      end_comment();
    }
    if (content.empty() || content == "\r") {
      continue;
    }
    blocks.Read(line, number);
    if (line.starts_with("---")) {
      indentation.Close(0);
      Add(document, written, Fold::Kind::Region, folds);
      document = number;
    } else if (content.starts_with('#')) {
      comment = comment == None ? number : comment;
    } else if (!content.starts_with("{{")) {
      // The items of a list may stand in the column of its key.
      indentation.Read(indent * 2 + (content.starts_with("- ") ? 1 : 0), number);
    }
    written = number;
  }
  end_comment();
  indentation.Close(0);
  if (document > 0) {
    Add(document, written, Fold::Kind::Region, folds);
  }
  std::sort(folds.begin(), folds.end());
  folds.erase(std::unique(folds.begin(), folds.end()), folds.end());
  return folds;
}

std::vector<Fold> DockerfileFolds(const Document& document) {
  const auto dockerfile = docker::Parse(document.source());
  const auto& lines = document.lines().index();
  const auto line = [&](std::uint32_t offset) -> std::size_t {
    return lines.At(offset, ColumnUnit::Byte).line - 1;
  };
  std::vector<Fold> folds;
  for (const auto& instruction : dockerfile.instructions) {
    Add(line(instruction.span.begin), line(instruction.span.end), Fold::Kind::Region, folds);
  }
  for (const auto& stage : dockerfile.stages) {
    if (stage.end > stage.begin) {
      Add(line(dockerfile.instructions[stage.begin].span.begin),
          line(dockerfile.instructions[stage.end - 1].span.end), Fold::Kind::Region, folds);
    }
  }
  std::sort(folds.begin(), folds.end());
  folds.erase(std::unique(folds.begin(), folds.end()), folds.end());
  return folds;
}

}  // namespace linter::lsp
