#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace linter::yaml {

// The symbols of the grammar that the reader knows.
enum class Symbol : std::uint8_t {
  Other,
  Error,
  Stream,
  Document,
  BlockNode,
  FlowNode,
  BlockMapping,
  BlockMappingPair,
  BlockSequence,
  BlockSequenceItem,
  BlockScalar,
  FlowMapping,
  FlowSequence,
  FlowPair,
  PlainScalar,
  SingleQuoteScalar,
  DoubleQuoteScalar,
  Alias,
  Anchor,
  Tag,
  Comment,
  Colon,
  QuestionMark,
};

Symbol SymbolOf(TSNode node);

struct TreeDeleter {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using TreeHandle = std::unique_ptr<TSTree, TreeDeleter>;

// How far a text can be read before anything has to be left out or made up to go on.
struct Attempt {
  // Where there is no such place.
  TreeHandle tree;
  // The end of the last token before it. Empty also where the budget ended before.
  std::optional<std::uint32_t> failure = {};
};

// Runs tree-sitter over one document at a time.
class Grammar {
 public:
  Grammar();

  // Empty when the parser's budget, which grows with the text, is used up: recovery from errors
  // can take quadratic time.
  TreeHandle Parse(std::string_view text);

  // Reads only up to the first failure.
  Attempt FindFailure(std::string_view text);

 private:
  struct Deleter {
    void operator()(TSParser* parser) const { ts_parser_delete(parser); }
  };

  std::unique_ptr<TSParser, Deleter> parser_;
};

}  // namespace linter::yaml
