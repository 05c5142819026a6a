#include "linter/docker/bash_tree.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" const TSLanguage* tree_sitter_bash();

namespace linter::docker {

// As for YAML: the text is handed over in pieces, so that each piece read is a unit of work, and
// the same input is given up at the same place on every machine.
constexpr std::uint32_t PieceBytes = 1024;
constexpr std::uint64_t ReadsPerPiece = 256;
constexpr std::uint64_t ReadsAtLeast = 20000;
// A last resort for what the count does not see.
constexpr std::uint64_t Microseconds = 2000000;

struct BashInput {
  std::string_view text;
  std::uint64_t reads = 0;
  std::uint64_t budget = 0;
  std::size_t cancelled = 0;
};

static const char* Read(void* payload, std::uint32_t offset, TSPoint /*position*/,
                        std::uint32_t* size) {
  auto* input = static_cast<BashInput*>(payload);
  if (++input->reads > input->budget) {
    input->cancelled = 1;
  }
  const std::string_view piece =
      input->text.substr(std::min<std::size_t>(offset, input->text.size()), PieceBytes);
  *size = static_cast<std::uint32_t>(piece.size());
  return piece.data();
}

struct BashParserDeleter {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

// tree-sitter 0.20 corrupts its memory where more than 65535 tokens wait to be closed. Code of
// this length is longer than anyone writes; twice of it, and Linux does not take it as an argument.
constexpr std::size_t LongestCode = 50000;

BashTree ParseBash(std::string_view text) {
  if (text.size() > LongestCode) {
    return {};
  }
  const std::unique_ptr<TSParser, BashParserDeleter> parser(ts_parser_new());
  ts_parser_set_language(parser.get(), tree_sitter_bash());
  BashInput input = {.text = text,
                     .budget = ReadsAtLeast + ReadsPerPiece * (text.size() / PieceBytes)};
  ts_parser_set_cancellation_flag(parser.get(), &input.cancelled);
  ts_parser_set_timeout_micros(parser.get(), Microseconds);
  return BashTree(
      ts_parser_parse(parser.get(), nullptr, TSInput{&input, Read, TSInputEncodingUTF8}));
}

std::vector<TSNode> ChildrenOf(TSNode node) {
  std::vector<TSNode> children;
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  for (bool more = ts_tree_cursor_goto_first_child(&cursor); more;
       more = ts_tree_cursor_goto_next_sibling(&cursor)) {
    children.push_back(ts_tree_cursor_current_node(&cursor));
  }
  ts_tree_cursor_delete(&cursor);
  return children;
}

std::string_view TypeOf(TSNode node) {
  return ts_node_type(node);
}

}  // namespace linter::docker
