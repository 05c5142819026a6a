// The parts of the tree builder that look at no other node: comments, tags, anchors, scalars.
#include <fmt/format.h>

#include <utility>

#include "linter/yaml/builder.h"
#include "linter/yaml/line.h"
#include "linter/yaml/scalar_node.h"

namespace linter::yaml {

void TreeBuilder::AddComment(TSNode node) {
  const Span span = SpanOf(node);
  const std::size_t line = LineStart(file_.text, span.begin);
  built_.comments.push_back({span, SkipBlanks(file_.text, line) == span.begin});
}

void TreeBuilder::AddProperty(TSNode node, Symbol symbol, std::uint32_t& properties) {
  if (properties == NoNode) {
    properties = assembler_.AddProperties();
  }
  if (symbol == Symbol::Tag) {
    AddTag(properties, SpanOf(node));
  } else {
    assembler_.SetAnchor(properties, file_.Text(SpanOf(node)).substr(1));
  }
}

void TreeBuilder::AddTag(std::uint32_t properties, Span span) {
  const std::string_view tag = file_.Text(span);
  std::optional<std::string> resolved = ResolveTag(tag, directives_);
  if (!resolved) {
    ReportSyntax(span, fmt::format("handle of tag `{}` is not declared", tag));
  }
  assembler_.SetTag(properties, tag, std::move(resolved).value_or(std::string(tag)));
}

void TreeBuilder::AddScalar(TSNode node, Symbol symbol, std::uint32_t properties) {
  const Style style = symbol == Symbol::PlainScalar         ? Style::Plain
                      : symbol == Symbol::SingleQuoteScalar ? Style::SingleQuoted
                                                            : Style::DoubleQuoted;
  assembler_.Add(ScalarNode(file_, SpanOf(node), style, assembler_.arena()), properties);
}

void TreeBuilder::AddBlockScalar(TSNode node, std::uint32_t properties) {
  const std::uint32_t begin = SpanOf(node).begin;
  const std::string_view text = std::string_view(file_.text).substr(0, segment_.body_end);
  int indent = -1;
  if (!block_starts_.empty()) {
    indent = static_cast<int>(block_starts_.back() - LineStart(text, block_starts_.back()));
  }
  const auto [data, scalar] = MakeBlockScalarNode(text, begin, indent, assembler_.arena());
  if (scalar.bad_indent) {
    ReportSyntax({file_.id, scalar.bad_indent->begin, scalar.bad_indent->end},
                 std::string(scalar.bad_indent->message));
  }
  if (scalar.comment != 0) {
    const auto end = static_cast<std::uint32_t>(LineEnd(text, scalar.comment));
    built_.comments.push_back({{file_.id, scalar.comment, end}, false});
  }
  assembler_.Add(data, properties);
}

}  // namespace linter::yaml
