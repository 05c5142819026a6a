#include <utility>

#include "linter/yaml/builder.h"
#include "linter/yaml/document.h"
#include "linter/yaml/grammar.h"
#include "linter/yaml/line.h"
#include "linter/yaml/split.h"

namespace linter::yaml {

// Comments outside of what the grammar reads: before `---` and behind `...`.
static void AddComments(const SourceFile& file, std::uint32_t begin, std::uint32_t end,
                        Stream& stream) {
  for (std::size_t line = begin; line < end;) {
    const std::size_t content = SkipBlanks(file.text, line);
    const std::size_t line_end = LineEnd(file.text, content);
    if (content < line_end && file.text[content] == '#') {
      stream.comments.push_back(
          {{file.id, static_cast<std::uint32_t>(content), static_cast<std::uint32_t>(line_end)},
           true});
    }
    line = line_end < end ? AfterBreak(file.text, line_end) : line_end;
  }
}

static TSNode FirstError(TSNode node) {
  for (;;) {
    bool found = false;
    for (std::uint32_t i = 0; i < ts_node_child_count(node); ++i) {
      const TSNode child = ts_node_child(node, i);
      if (ts_node_has_error(child) || ts_node_is_missing(child)) {
        node = child;
        found = true;
        break;
      }
    }
    if (!found || SymbolOf(node) == Symbol::Error) {
      return node;
    }
  }
}

static void AddDocument(const SourceFile& file, const Segment& segment, Grammar& grammar,
                        Stream& stream) {
  AddComments(file, segment.begin, segment.body, stream);
  const std::string_view body =
      std::string_view(file.text).substr(segment.body, segment.body_end - segment.body);
  const TreeHandle tree = grammar.Parse(body);
  const Span span = {file.id, segment.begin, segment.end};
  if (tree == nullptr) {
    stream.problems.push_back({ProblemKind::Syntax,
                               {file.id, segment.body, segment.body},
                               "document is too broken to be read"});
    stream.documents.emplace_back(std::make_unique<const Tree>(file), span, true);
    return;
  }
  const TSNode root = ts_tree_root_node(tree.get());
  const bool broken = ts_node_has_error(root);
  if (broken) {
    const std::uint32_t place = segment.body + ts_node_start_byte(FirstError(root));
    stream.problems.push_back({ProblemKind::Syntax,
                               {file.id, place, std::min(place + 1, segment.body_end)},
                               "this is not YAML"});
  }
  stream.documents.emplace_back(TreeBuilder(file, segment, stream).Build(root), span, broken);
  AddComments(file, segment.body_end, segment.end, stream);
}

Stream Parse(const SourceFile& file) {
  Stream stream;
  Grammar grammar;
  const std::uint32_t begin = file.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::vector<Segment> segments = Split(file.text, begin);
  stream.documents.reserve(segments.size());
  for (const Segment& segment : segments) {
    AddDocument(file, segment, grammar, stream);
  }
  return stream;
}

}  // namespace linter::yaml
