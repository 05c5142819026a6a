#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/gotemplate/function.h"
#include "linter/gotemplate/node.h"
#include "linter/gotemplate/template_set.h"

namespace linter::gotemplate {

// What a host wants to find again in its functions; each host defines its own.
struct Host;

// Bounds, so that every template comes to an end. Steps and memory are those of all templates
// together; each may use up half of what the ones before it left.
struct Limits {
  // Nodes that are walked and functions that are called.
  std::uint64_t steps = 200'000'000;
  // Bytes that all values take together.
  std::size_t heap_bytes = std::size_t{1} << 30U;
  // Bytes of one output.
  std::size_t output_bytes = std::size_t{256} << 20U;
  // Bytes of the thread's stack.
  std::size_t stack_bytes = std::size_t{6} << 20U;
};

// Why a template stopped.
struct Failure {
  // As Go says it, with everything that wraps it.
  std::string message;
  // The innermost node's place and the calls that led there, innermost first.
  std::vector<OriginId> sites;
  // Of `heap_bytes`, `steps` and the like: nothing in this template goes on after it.
  bool out_of_budget = false;
  // The text could be parsed, and failed later.
  bool parsed = true;
};

// One run of templates over values.
class Evaluation {
 public:
  Evaluation(const TemplateSet& templates, Heap& heap, Origins& origins, Limits limits = {},
             Host* host = nullptr);

  // What a named template makes of `dot`; empty after a failure.
  std::optional<Text> Execute(std::string_view name, Value dot);
  // Parses and executes `text` as a template of its own, with all others at hand. Definitions in
  // it end with it.
  std::optional<Text> Expand(std::string_view name, const Text& text, Value dot);

  // Of the last `Execute` or `Expand` that came back empty.
  const Failure& failure() const { return failure_; }
  // Lets the function that is being called fail.
  void Fail(std::string message);
  // Puts something before the reason of a failure.
  void Explain(std::string_view before);
  // Forgets a failure, so that a function or, where the budget was used up, the next template can
  // go on.
  void Recover();
  bool failed() const { return failed_; }

  Heap& heap() { return heap_; }
  Origins& origins() { return origins_; }
  Host& host() { return *host_; }
  const TemplateSet& templates() const { return *templates_; }
  // Takes `steps` from the budget; fails when it is used up.
  void Spend(std::uint64_t steps);

 private:
  enum class Flow : std::uint8_t { Normal, Break, Continue };
  // What is piped into a command as its last argument.
  using Final = std::optional<Value>;
  using Arguments = std::span<const Node* const>;

  struct Variable {
    std::string_view name;
    Value value;
  };

  void FailAt(const Node& node, std::string message);
  OriginId PlaceOf(const Node& node);
  void Exhaust(std::string message);
  bool WithinStack() const;
  void Ration();

  Flow Walk(const Value& dot, const Node& node);
  Flow WalkList(const Value& dot, const ListNode& list);
  Flow WalkBranch(const Value& dot, const BranchNode& branch);
  Flow WalkRange(const Value& dot, const BranchNode& range);
  // Whether there was anything to walk; `flow` is for the caller.
  bool WalkItems(const Value& over, const BranchNode& range);
  bool WalkNumbers(const Value& over, const BranchNode& range);
  Flow WalkOnce(const BranchNode& range, const Value& index, const Value& element);
  void WalkTemplate(const Value& dot, const TemplateNode& node);
  void WalkAction(const Value& dot, const ActionNode& action);
  void MarkSkipped(OriginId site, OriginId decided);
  void NoteTaken(OriginId site, OriginId decided);
  OriginId DecidedBy(const Value& value);
  void PrintValue(const Node& node, OriginId site, const Value& value);

  Value Pipeline(const Value& dot, const PipeNode& pipe);
  Value Command(const Value& dot, const CommandNode& command, const Final& final);
  Value Constant(const Node& node);
  Value FieldChain(const Value& dot, Value receiver, const Node& node,
                   std::span<const std::string_view> names, Arguments arguments,
                   const Final& final);
  Value FieldOf(const Value& dot, std::string_view name, const Node& node, Arguments arguments,
                const Final& final, const Value& receiver);
  Value MapField(const Value& map, std::string_view name);
  Value VariableOf(const Value& dot, const FieldNode& node, Arguments arguments,
                   const Final& final);
  Value ChainOf(const Value& dot, const ChainNode& node, Arguments arguments, const Final& final);
  Value FunctionOf(const Value& dot, const IdentifierNode& node, const Node& shown,
                   Arguments arguments, const Final& final);
  Value CallFunction(const Value& dot, const Function& function, const Value& receiver,
                     const Node& shown, Arguments arguments, const Final& final);
  Value Logic(const Value& dot, const Function& function, Arguments arguments, const Final& final);
  bool CountFits(const Function& function, std::size_t written, std::size_t all);
  bool NotAFunction(const CommandNode& command, const Final& final);

  Value Argument(const Value& dot, const Param& param, const Node& node);
  Value LiteralArgument(const Param& param, const Node& node);
  Value Validate(const Value& value, const Param& param);

  void SetVariable(std::string_view name, const Value& value);
  Value FindVariable(std::string_view name);

  const TemplateSet* templates_;
  Heap& heap_;
  Origins& origins_;
  Limits limits_;
  Host* host_;
  std::uint64_t steps_ = 0;
  // Where the template that is being executed has to stop.
  std::uint64_t steps_end_ = 0;
  std::size_t heap_end_ = 0;
  const char* stack_ = nullptr;

  // The template that is being walked, where Go says it stands, and its variables.
  const Template* template_ = nullptr;
  const Node* node_ = nullptr;
  OriginId site_ = OriginId::None;
  std::vector<Variable> variables_;
  std::size_t frame_ = 0;
  TextBuilder* out_ = nullptr;
  std::vector<OriginId> sites_;

  bool failed_ = false;
  Failure failure_;
};

// Go's `fmt.Sprint` for the inside of a template: `<no value>` and the like.
void PrintGo(const Value& value, TextBuilder& out);

}  // namespace linter::gotemplate
