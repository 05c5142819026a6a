#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/docker/passage.h"
#include "linter/docker/shell.h"
#include "linter/docker/shell_values.h"

namespace linter::docker {

// Walks over the trees of a script's code and collects its commands.
class ShellReader {
 public:
  // Statements in statements that are followed.
  static constexpr int DeepestStatement = 150;

  // `values` are those at the beginning.
  ShellReader(ShellScript& script, ShellValues values)
      : script_(script), values_(std::move(values)) {}

  // Code as `holder` has it: its place is that of the commands within. Returns whether it could be
  // parsed.
  bool Read(const Passage& code, const ShellCommand& holder);
  // Adds a command, and the code that it hands to a shell. Returns its index.
  std::size_t Add(ShellCommand command);

 private:
  void Walk(TSNode node, const ShellCommand& place);
  void WalkAll(const std::vector<TSNode>& nodes, const ShellCommand& place);
  void WalkList(TSNode node, const ShellCommand& place);
  void WalkPipeline(TSNode node, const ShellCommand& place);
  // `if` and `elif`. What `else` meets is left in `otherwise_`, and whether there is one.
  void WalkIf(TSNode node, const ShellCommand& place);
  void WalkCase(TSNode node, const ShellCommand& place);
  void WalkLoop(TSNode node, const ShellCommand& place);
  void WalkOther(TSNode node, const ShellCommand& place);
  void WalkRedirected(TSNode node, const ShellCommand& place);
  // Code inside of words: `$(…)`.
  void WalkInside(TSNode node, const ShellCommand& place);
  void AddSimple(TSNode node, const ShellCommand& place);
  void AddTest(TSNode node, const ShellCommand& place);
  void AddAssignments(TSNode node, const ShellCommand& place);
  void AddLoopWords(TSNode node, const ShellCommand& place);
  // What the body of a loop assigns may be so when it begins.
  void ForeseeAssignments(TSNode node, int depth);
  void AddTokens(TSNode node, ShellCommand& command, int depth);
  void AddProblem(const Span& span, std::string message);
  // A word, with what is known here of the variables in it.
  ShellWord ReadWord(TSNode node) const;
  ShellAssignment ReadAssignment(TSNode node) const;
  ShellRedirect ReadRedirect(TSNode node) const;
  ShellCommand Placed(const ShellCommand& place, TSNode node) const;
  Span SpanOf(TSNode node) const;
  Span ReachOf(TSNode comment) const;

  ShellScript& script_;
  ShellValues values_;
  // Before the last simple command.
  ShellValues::State latest_;
  // Where no condition of an `if` is true.
  ShellValues::State otherwise_;
  // Behind `break`, of the loop at hand.
  std::vector<ShellValues::State> breaks_;
  const Passage* code_ = nullptr;
  int depth_ = 0;
  int nesting_ = 0;
  int loops_ = 0;
  std::uint32_t pipelines_ = 0;
};

}  // namespace linter::docker
