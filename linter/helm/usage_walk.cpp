#include "linter/helm/usage_walk.h"

#include <algorithm>
#include <array>

namespace linter::helm {

using gotemplate::NodeType;

template <typename T>
static const T& As(const gotemplate::Node& node) {
  return static_cast<const T&>(node);
}

static std::optional<std::string> Literal(const gotemplate::Node& node) {
  return node.type == NodeType::String
             ? std::optional(std::string(As<gotemplate::StringNode>(node).text->bytes()))
             : std::nullopt;
}

void UsageWalk::Walk(const gotemplate::Template& definition) {
  variables_.clear();
  tested_.clear();
  // What a partial is given is known to its callers only; nearly always it is the root.
  dot_ = {Subject::Kind::Root};
  variables_["$"] = dot_;
  WalkList(definition.root);
}

Span UsageWalk::SpanOf(const gotemplate::Node& node, std::string_view text) const {
  const std::string_view whole = source_.text;
  const auto from = node.position > text.size() ? node.position - text.size() : 0;
  auto begin = whole.find(text, from);
  if (begin == std::string_view::npos || begin > node.position + text.size()) {
    begin = std::min<std::size_t>(node.position, whole.size());
    text = text.substr(0, 1);
  }
  return {source_.id, static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(std::min(begin + text.size(), whole.size()))};
}

UsageWalk::Subject UsageWalk::Below(Subject base, std::span<const std::string_view> names,
                                    const gotemplate::Node& node) const {
  std::size_t first = 0;
  if (base.kind != Subject::Kind::Value) {
    // However the root came here, as `$root` or in a dictionary, its values are called so.
    const auto values = std::find(names.begin(), names.end(), "Values");
    const bool other = std::find(names.begin(), values, "Subcharts") != values;
    if (values == names.end() || other) {
      return names.empty() ? base : Subject{};
    }
    base = {Subject::Kind::Value};
    first = static_cast<std::size_t>(values - names.begin()) + 1;
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += "." + std::string(names[i]);
    // Go's way from Helm's own type of values to a plain mapping.
    const bool method = base.path.empty() && names[i] == "AsMap";
    if (i >= first && !method) {
      base.path.emplace_back(names[i]);
    }
  }
  base.span = SpanOf(node, text);
  return base;
}

UsageWalk::Subject UsageWalk::Evaluate(const gotemplate::Node& node) {
  if (depth_ > MaxDepth) {
    return {};
  }
  ++depth_;
  Subject result;
  switch (node.type) {
    case NodeType::Dot:
      result = dot_;
      result.span = SpanOf(node, ".");
      break;
    case NodeType::Field:
      result = Below(dot_, As<gotemplate::FieldNode>(node).names, node);
      break;
    case NodeType::Variable: {
      const auto& names = As<gotemplate::FieldNode>(node).names;
      const auto known = variables_.find(names.front());
      const auto base = known == variables_.end() ? Subject{} : known->second;
      if (names.size() == 1) {
        result = base;
        result.span = SpanOf(node, names.front());
      } else {
        result = Below(base, std::span(names).subspan(1), node);
        std::string text(names.front());
        for (const auto name : std::span(names).subspan(1)) {
          text += "." + std::string(name);
        }
        result.span = SpanOf(node, text);
      }
      break;
    }
    case NodeType::Chain: {
      const auto& chain = As<gotemplate::ChainNode>(node);
      result = Below(Evaluate(*chain.node), chain.names, node);
      break;
    }
    case NodeType::Pipe:
      result = EvaluatePipe(As<gotemplate::PipeNode>(node));
      break;
    default:
      break;
  }
  --depth_;
  return result;
}

UsageWalk::Subject UsageWalk::EvaluatePipe(const gotemplate::PipeNode& pipe) {
  Subject result;
  for (std::size_t i = 0; i < pipe.commands.size(); ++i) {
    const Subject piped = result;
    result = EvaluateCommand(*pipe.commands[i], i == 0 ? nullptr : &piped);
  }
  return result;
}

UsageWalk::Subject UsageWalk::EvaluateCommand(const gotemplate::CommandNode& command,
                                              const Subject* piped) {
  const auto& first = *command.arguments.front();
  if (first.type != NodeType::Identifier) {
    return Evaluate(first);
  }
  std::vector<Subject> arguments;
  for (std::size_t i = 1; i < command.arguments.size(); ++i) {
    arguments.push_back(Evaluate(*command.arguments[i]));
  }
  if (piped != nullptr) {
    arguments.push_back(*piped);
  }
  return Call(As<gotemplate::IdentifierNode>(first).name, command, std::move(arguments));
}

static bool IsOneOf(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void UsageWalk::CheckInclude(const gotemplate::CommandNode& command) {
  const auto name = command.arguments.size() > 1 ? Literal(*command.arguments[1]) : std::nullopt;
  opaque_ = opaque_ || !name || !defined_.contains(*name);
}

UsageWalk::Subject UsageWalk::Indexed(const gotemplate::CommandNode& command,
                                      const std::vector<Subject>& arguments) {
  Subject result = arguments.empty() ? Subject{} : arguments.front();
  for (std::size_t i = 2; i < command.arguments.size(); ++i) {
    const auto key = Literal(*command.arguments[i]);
    if (result.kind == Subject::Kind::Root && key == "Values") {
      result = {Subject::Kind::Value};
    } else if (result.kind == Subject::Kind::Value && key) {
      result.path.push_back(*key);
    } else {
      Use(result, Manner::Tolerant);
      Use(arguments[i - 1], Manner::Plain);
      return {};
    }
  }
  return result;
}

// `dig "a" "b" otherwise dictionary`
UsageWalk::Subject UsageWalk::Dug(const gotemplate::CommandNode& command,
                                  const std::vector<Subject>& arguments) {
  Subject result = arguments.empty() ? Subject{} : arguments.back();
  for (std::size_t i = 1; i + 1 < arguments.size(); ++i) {
    const auto key = i < command.arguments.size() ? Literal(*command.arguments[i]) : std::nullopt;
    if (result.kind != Subject::Kind::Value || !key) {
      break;
    }
    result.path.push_back(*key);
  }
  Use(result, Manner::Tolerant);
  return {};
}

UsageWalk::Subject UsageWalk::Call(std::string_view name, const gotemplate::CommandNode& command,
                                   std::vector<Subject> arguments) {
  static constexpr std::array<std::string_view, 16> Tests = {
      "and", "or",  "not", "empty",  "hasKey", "kindIs", "typeIs", "eq",
      "ne",  "has", "len", "kindOf", "typeOf", "isNil",  "any",    "all"};
  static constexpr std::array<std::string_view, 9> Tolerant = {
      "default", "coalesce", "required",       "ternary", "toYaml",
      "toJson",  "merge",    "mergeOverwrite", "concat"};
  if (name == "include" || name == "tpl") {
    if (name == "include") {
      CheckInclude(command);
    }
    for (const auto& argument : arguments) {
      Use(argument, Manner::Tolerant);
    }
    return {};
  }
  if (name == "index" || name == "get") {
    return Indexed(command, arguments);
  }
  if (name == "dig") {
    return Dug(command, arguments);
  }
  if (name == "hasKey" && arguments.size() == 2 && command.arguments.size() > 2) {
    Use(Indexed(command, arguments), Manner::Test);
    return {};
  }
  if (name == "default" && arguments.size() == 2) {
    Use(arguments.front(), Manner::Tolerant);
    Use(arguments.back(), Manner::Test);
    auto result = arguments.back();
    if (!result.path.empty()) {
      result.covered = std::min(result.covered, result.path.size() - 1);
    }
    return result;
  }
  const Manner manner = IsOneOf(name, Tests)      ? Manner::Test
                        : IsOneOf(name, Tolerant) ? Manner::Tolerant
                                                  : Manner::Plain;
  for (const auto& argument : arguments) {
    Use(argument, manner);
  }
  return {};
}

void UsageWalk::Use(const Subject& subject, Manner manner) {
  if (subject.kind != Subject::Kind::Value) {
    return;
  }
  if (subject.path.empty() && manner != Manner::Test) {
    opaque_ = true;
    return;
  }
  ValueUse use{subject.path, subject.span, manner != Manner::Test, 0};
  // The names before the last must be there in any case; the last may be missing where the
  // template says so, and all that a test around has covered.
  use.certain = subject.path.size();
  if (manner != Manner::Plain) {
    use.certain = subject.path.empty() ? 0 : subject.path.size() - 1;
  }
  use.certain = std::min(use.certain, subject.covered);
  for (const auto& path : tested_) {
    const bool covers = path.size() <= subject.path.size() &&
                        std::equal(path.begin(), path.end(), subject.path.begin());
    if (covers && !path.empty()) {
      use.certain = std::min(use.certain, path.size() - 1);
    }
  }
  uses_.push_back(std::move(use));
}

void UsageWalk::WalkList(const gotemplate::ListNode* list) {
  if (list == nullptr || depth_ > MaxDepth) {
    return;
  }
  ++depth_;
  for (const auto* node : list->nodes) {
    WalkNode(*node);
  }
  --depth_;
}

void UsageWalk::Bind(const gotemplate::PipeNode& pipe, const Subject& subject) {
  for (const auto* variable : pipe.variables) {
    variables_[std::string(variable->names.front())] =
        pipe.variables.size() == 1 ? subject : Subject{};
  }
}

void UsageWalk::WalkNode(const gotemplate::Node& node) {
  const auto around = tested_.size();
  switch (node.type) {
    case NodeType::Action: {
      const auto& pipe = *As<gotemplate::ActionNode>(node).pipe;
      const auto subject = EvaluatePipe(pipe);
      if (pipe.variables.empty()) {
        Use(subject, Manner::Plain);
      } else {
        // What becomes of the variable may be hard to see.
        Use(subject, Manner::Test);
        Bind(pipe, subject);
      }
      break;
    }
    case NodeType::If:
    case NodeType::With:
    case NodeType::Range:
      WalkBranch(As<gotemplate::BranchNode>(node));
      break;
    case NodeType::Template: {
      const auto& call = As<gotemplate::TemplateNode>(node);
      opaque_ = opaque_ || !defined_.contains(call.name);
      if (call.pipe != nullptr) {
        Use(EvaluatePipe(*call.pipe), Manner::Tolerant);
      }
      break;
    }
    default:
      break;
  }
  tested_.resize(around);
}

void UsageWalk::WalkBranch(const gotemplate::BranchNode& branch) {
  const auto before = uses_.size();
  const auto subject = EvaluatePipe(*branch.pipe);
  const bool range = branch.type == NodeType::Range;
  Use(subject, range ? Manner::Tolerant : Manner::Test);
  for (std::size_t i = before; i < uses_.size(); ++i) {
    tested_.push_back(uses_[i].path);
  }
  const auto dot = dot_;
  auto variables = variables_;
  if (branch.type == NodeType::With) {
    dot_ = subject;
  } else if (range) {
    dot_ = {};
  }
  Bind(*branch.pipe, range ? Subject{} : subject);
  WalkList(branch.list);
  dot_ = dot;
  WalkList(branch.else_list);
  variables_ = std::move(variables);
}

}  // namespace linter::helm
