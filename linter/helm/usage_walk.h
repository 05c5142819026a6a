#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/gotemplate/node.h"
#include "linter/gotemplate/template_set.h"
#include "linter/helm/values_usage.h"

namespace linter::helm {

// Follows what one template does with values, as far as that is written in it.
class UsageWalk {
 public:
  // `defined` are the names of all templates that can be included.
  UsageWalk(const SourceFile& source, const std::set<std::string, std::less<>>& defined)
      : source_(source), defined_(defined) {}

  void Walk(const gotemplate::Template& definition);

  std::vector<ValueUse>& uses() { return uses_; }
  bool opaque() const { return opaque_; }

 private:
  using Path = std::vector<std::string>;

  // What an expression stands for, as far as it matters.
  struct Subject {
    enum class Kind : std::uint8_t { Unknown, Root, Value } kind = Kind::Unknown;
    Path path = {};
    Span span = {};
    // So many names at the beginning are taken to be there: behind them something else was ready.
    std::size_t covered = SIZE_MAX;
  };

  enum class Manner : std::uint8_t {
    // Looked at: it may be missing, and what is in it does not matter.
    Test,
    // It may be missing, and all of it is used.
    Tolerant,
    // All of it is used.
    Plain,
  };

  Subject Evaluate(const gotemplate::Node& node);
  Subject EvaluatePipe(const gotemplate::PipeNode& pipe);
  Subject EvaluateCommand(const gotemplate::CommandNode& command, const Subject* piped);
  Subject Call(std::string_view name, const gotemplate::CommandNode& command,
               std::vector<Subject> arguments);
  Subject Below(Subject base, std::span<const std::string_view> names,
                const gotemplate::Node& node) const;
  Subject Indexed(const gotemplate::CommandNode& command, const std::vector<Subject>& arguments);
  Subject Dug(const gotemplate::CommandNode& command, const std::vector<Subject>& arguments);
  void CheckInclude(const gotemplate::CommandNode& command);
  void Use(const Subject& subject, Manner manner);

  void WalkList(const gotemplate::ListNode* list);
  void WalkNode(const gotemplate::Node& node);
  void WalkBranch(const gotemplate::BranchNode& branch);
  void Bind(const gotemplate::PipeNode& pipe, const Subject& subject);
  Span SpanOf(const gotemplate::Node& node, std::string_view text) const;

  static constexpr int MaxDepth = 500;

  const SourceFile& source_;
  const std::set<std::string, std::less<>>& defined_;
  std::vector<ValueUse> uses_;
  bool opaque_ = false;
  Subject dot_;
  std::map<std::string, Subject, std::less<>> variables_;
  // What the branches around were taken for.
  std::vector<Path> tested_;
  int depth_ = 0;
};

}  // namespace linter::helm
