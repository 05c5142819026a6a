// Every file of testdata/syntax/yaml reads as the tree beside it. UPDATE_GOLDEN=1 writes the trees.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "linter/text/line_index.h"
#include "tests/yaml/parsed.h"

namespace linter::yaml {

static std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

static std::string_view NameOf(Style style) {
  switch (style) {
    case Style::Plain:
      return "plain";
    case Style::SingleQuoted:
      return "single";
    case Style::DoubleQuoted:
      return "double";
    case Style::Literal:
      return "literal";
    case Style::Folded:
      return "folded";
    case Style::Block:
      return "block";
    case Style::Flow:
      return "flow";
    case Style::Empty:
      return "empty";
  }
  return "";
}

// Writes trees as lines of `line:column-line:column what`.
class TreeText {
 public:
  explicit TreeText(const Parsed& parsed) : index_(parsed.text()) {
    for (const Document& document : parsed.stream().documents) {
      out_ += fmt::format("{} document{}\n", Range(document.span()),
                          document.broken() ? ", broken" : "");
      if (document.root()) {
        Add(*document.root(), 1, "");
      }
    }
    for (const Comment& comment : parsed.stream().comments) {
      out_ += fmt::format("{} comment{}\n", Range(comment.span),
                          comment.own_line ? " on its own line" : "");
    }
    for (const Problem& problem : parsed.stream().problems) {
      out_ += fmt::format("{} problem: {}\n", Range(problem.span), problem.message);
    }
  }

  const std::string& text() const { return out_; }

 private:
  std::string Range(const Span& span) const {
    const Position begin = index_.At(span.begin, ColumnUnit::Byte);
    const Position end = index_.At(span.end, ColumnUnit::Byte);
    return fmt::format("{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
  }

  void Add(const Node& node, int depth, std::string_view role) {
    out_ += fmt::format("{:{}}{}{} ", "", depth * 2, role, Range(node.span()));
    if (node.kind_as_written() == Kind::Alias) {
      out_ += "alias of " + Range(node.Parent() ? TargetSpan(node) : node.span()) + "\n";
      return;
    }
    out_ += NameOf(node.style());
    for (const std::string_view property : {node.tag(), node.anchor()}) {
      out_ += property.empty() ? "" : " " + std::string(property);
    }
    if (node.is_scalar()) {
      out_ += " " + Escape(node.text());
    } else {
      out_ += node.is_mapping() ? " mapping" : " sequence";
    }
    out_ += "\n";
    for (const Entry& entry : node.Entries()) {
      // What is merged in stands elsewhere in the tree.
      if (entry.key.Parent() == node) {
        Add(entry.key, depth + 1, "key ");
        Add(entry.value, depth + 2, "");
      }
    }
    for (const Node& item : node.Items()) {
      Add(item, depth + 1, "- ");
    }
  }

  // The anchored node has no handle of its own; its first child, or nothing, tells it.
  static Span TargetSpan(const Node& alias) {
    for (const Entry& entry : alias.Entries()) {
      return entry.key.Parent()->span();
    }
    for (const Node& item : alias.Items()) {
      return item.Parent()->span();
    }
    return alias.span();
  }

  static std::string Escape(std::string_view text) {
    std::string out = "`";
    for (const char c : text) {
      out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
    }
    return out + "`";
  }

  LineIndex index_;
  std::string out_;
};

TEST(Tree, IsTheOneBesideEachFile) {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(SHOAL_SOURCE "/testdata/syntax/yaml")) {
    if (entry.path().extension() != ".yaml") {
      continue;
    }
    ++files;
    const Parsed parsed(ReadAll(entry.path()));
    const std::string actual = TreeText(parsed).text();
    std::filesystem::path golden = entry.path();
    golden.replace_extension(".tree");
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
      std::ofstream(golden, std::ios::binary) << actual;
    }
    EXPECT_EQ(actual, ReadAll(golden)) << entry.path();
  }
  EXPECT_GE(files, 5U);
}

}  // namespace linter::yaml
