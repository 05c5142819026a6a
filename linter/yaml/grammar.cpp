#include "linter/yaml/grammar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <tuple>
#include <vector>

extern "C" const TSLanguage* tree_sitter_yaml();

namespace linter::yaml {

// Text is handed to tree-sitter in pieces, so that each piece read is a unit of work that can be
// counted: the same input is given up at the same place on every machine.
constexpr std::uint32_t PieceBytes = 1024;
constexpr std::uint64_t ReadsPerPiece = 256;
constexpr std::uint64_t ReadsAtLeast = 20000;
// For what a count of pieces does not see: a last resort, far above what real text takes. Whole
// seconds, as tree-sitter 0.20 adds fractions of them wrongly.
constexpr std::uint64_t Second = 1000000;
constexpr std::uint64_t LeastSeconds = 2;
constexpr std::uint64_t SecondsPerMegabyte = 4;

struct SymbolName {
  std::string_view name;
  Symbol symbol;
};

constexpr std::array SymbolNames = {
    SymbolName{"stream", Symbol::Stream},
    SymbolName{"document", Symbol::Document},
    SymbolName{"block_node", Symbol::BlockNode},
    SymbolName{"flow_node", Symbol::FlowNode},
    SymbolName{"block_mapping", Symbol::BlockMapping},
    SymbolName{"block_mapping_pair", Symbol::BlockMappingPair},
    SymbolName{"block_sequence", Symbol::BlockSequence},
    SymbolName{"block_sequence_item", Symbol::BlockSequenceItem},
    SymbolName{"block_scalar", Symbol::BlockScalar},
    SymbolName{"flow_mapping", Symbol::FlowMapping},
    SymbolName{"flow_sequence", Symbol::FlowSequence},
    SymbolName{"flow_pair", Symbol::FlowPair},
    SymbolName{"plain_scalar", Symbol::PlainScalar},
    SymbolName{"single_quote_scalar", Symbol::SingleQuoteScalar},
    SymbolName{"double_quote_scalar", Symbol::DoubleQuoteScalar},
    SymbolName{"alias", Symbol::Alias},
    SymbolName{"anchor", Symbol::Anchor},
    SymbolName{"tag", Symbol::Tag},
    SymbolName{"comment", Symbol::Comment},
    SymbolName{":", Symbol::Colon},
    SymbolName{"?", Symbol::QuestionMark},
};

static std::vector<Symbol> MakeSymbols() {
  const TSLanguage* language = tree_sitter_yaml();
  std::vector<Symbol> symbols(ts_language_symbol_count(language), Symbol::Other);
  for (std::size_t id = 0; id < symbols.size(); ++id) {
    const char* name = ts_language_symbol_name(language, static_cast<TSSymbol>(id));
    const auto* known =
        std::find_if(SymbolNames.begin(), SymbolNames.end(),
                     [name](const SymbolName& candidate) { return candidate.name == name; });
    if (known != SymbolNames.end()) {
      symbols[id] = known->symbol;
    }
  }
  return symbols;
}

Symbol SymbolOf(TSNode node) {
  static const std::vector<Symbol> Symbols = MakeSymbols();
  const TSSymbol id = ts_node_symbol(node);
  // tree-sitter's own symbol of an ERROR node is the largest number there is.
  return id < Symbols.size() ? Symbols[id] : Symbol::Error;
}

struct Input {
  std::string_view text;
  std::uint64_t reads = 0;
  std::uint64_t budget = 0;
  std::size_t cancelled = 0;
};

static const char* Read(void* payload, std::uint32_t offset, TSPoint /*position*/,
                        std::uint32_t* size) {
  auto* input = static_cast<Input*>(payload);
  if (++input->reads > input->budget) {
    input->cancelled = 1;
  }
  const std::string_view piece =
      input->text.substr(std::min<std::size_t>(offset, input->text.size()), PieceBytes);
  *size = static_cast<std::uint32_t>(piece.size());
  return piece.data();
}

Grammar::Grammar() : parser_(ts_parser_new()) {
  ts_parser_set_language(parser_.get(), tree_sitter_yaml());
}

static Input MakeInput(std::string_view text) {
  return {.text = text, .budget = ReadsAtLeast + ReadsPerPiece * (text.size() / PieceBytes)};
}

static TreeHandle Run(TSParser* parser, Input& input) {
  ts_parser_set_cancellation_flag(parser, &input.cancelled);
  ts_parser_set_timeout_micros(
      parser, Second * (LeastSeconds + SecondsPerMegabyte * (input.text.size() >> 20)));
  TreeHandle tree(ts_parser_parse(parser, nullptr, TSInput{&input, Read, TSInputEncodingUTF8}));
  ts_parser_set_cancellation_flag(parser, nullptr);
  if (tree == nullptr) {
    ts_parser_reset(parser);
  }
  return tree;
}

TreeHandle Grammar::Parse(std::string_view text) {
  Input input = MakeInput(text);
  return Run(parser_.get(), input);
}

// tree-sitter tells where it stands only in its log: of each version of the parse before each
// step, and that it resumes one when all have failed.
struct FailureLog {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  bool failed = false;
  Input* input = nullptr;
};

static void Log(void* payload, TSLogType type, const char* message) {
  auto* log = static_cast<FailureLog*>(payload);
  const std::string_view line = message;
  if (type != TSLogTypeParse || log->failed) {
    return;
  }
  if (line.starts_with("resume ")) {
    log->failed = true;
    log->input->cancelled = 1;
    return;
  }
  const auto number = [line](std::string_view name) {
    std::uint32_t value = 0;
    const std::size_t at = line.find(name);
    if (at != std::string_view::npos) {
      std::from_chars(line.data() + at + name.size(), line.data() + line.size(), value);
    }
    return value;
  };
  if (line.starts_with("process ")) {
    const std::uint32_t row = number(", row:");
    const std::uint32_t column = number(", col:");
    if (std::tie(row, column) > std::tie(log->row, log->column)) {
      log->row = row;
      log->column = column;
    }
  }
}

Attempt Grammar::FindFailure(std::string_view text) {
  Input input = MakeInput(text);
  FailureLog log = {.input = &input};
  ts_parser_set_logger(parser_.get(), TSLogger{&log, Log});
  Attempt attempt = {.tree = Run(parser_.get(), input)};
  ts_parser_set_logger(parser_.get(), TSLogger{});
  if (!log.failed) {
    return attempt;
  }
  // A short text may have been read to its end all the same.
  attempt.tree.reset();
  // Its rows end after LF alone.
  std::size_t offset = 0;
  for (std::uint32_t row = 0; row < log.row; ++row) {
    const std::size_t end = text.find('\n', offset);
    offset = end == std::string_view::npos ? text.size() : end + 1;
  }
  attempt.failure = static_cast<std::uint32_t>(std::min(offset + log.column, text.size()));
  return attempt;
}

}  // namespace linter::yaml
