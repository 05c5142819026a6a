#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/docker/passage.h"
#include "linter/docker/shell.h"

namespace linter::docker {

// Walks over the trees of a script's code and collects its commands.
class ShellReader {
 public:
  explicit ShellReader(ShellScript& script) : script_(script) {}

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
  void WalkCondition(TSNode node, const ShellCommand& place);
  void WalkRedirected(TSNode node, const ShellCommand& place);
  // Code inside of words: `$(…)`.
  void WalkInside(TSNode node, const ShellCommand& place);
  void AddSimple(TSNode node, const ShellCommand& place);
  void AddTest(TSNode node, const ShellCommand& place);
  void AddAssignments(TSNode node, const ShellCommand& place);
  void AddLoop(TSNode node);
  void AddTokens(TSNode node, ShellCommand& command, int depth);
  // Each place below that has no meaning, or lacks something.
  void AddProblems(TSNode node, int depth);
  ShellAssignment ReadAssignment(TSNode node) const;
  ShellRedirect ReadRedirect(TSNode node) const;
  ShellCommand Placed(const ShellCommand& place, TSNode node) const;
  Span SpanOf(TSNode node) const;
  Span ReachOf(TSNode comment) const;

  ShellScript& script_;
  const Passage* code_ = nullptr;
  int depth_ = 0;
  int nesting_ = 0;
  std::uint32_t pipelines_ = 0;
};

}  // namespace linter::docker
