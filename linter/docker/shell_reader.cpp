// Goes through the grammar's tree from top to bottom with the place of what comes next: a command
// without a name that says in which pipeline, condition or loop it stands.
#include "linter/docker/shell_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "linter/docker/bash_tree.h"
#include "linter/docker/shell_grammar.h"
#include "linter/docker/shell_separators.h"
#include "linter/docker/shell_word.h"
#include "linter/docker/wrapper.h"

namespace linter::docker {

// Code in `sh -c '…'` in code that is followed.
constexpr int DeepestCode = 4;
constexpr std::size_t MostProblems = 20;

Span ShellReader::SpanOf(TSNode node) const {
  return code_->SpanOf(ts_node_start_byte(node), ts_node_end_byte(node));
}

// The grammar's runtime looks for siblings from the top, which is dear: only directives are asked.
Span ShellReader::ReachOf(TSNode comment) const {
  constexpr int MostDirectives = 16;
  const auto begin = ts_node_start_byte(comment);
  const std::string_view text = code_->text();
  const auto end = SpanOf(comment).end;
  const Span none = {SpanOf(comment).file, end, end};
  if (text.substr(begin, ts_node_end_byte(comment) - begin).find("shellcheck") == text.npos) {
    return none;
  }
  const TSNode before = ts_node_prev_named_sibling(comment);
  const TSNode parent = ts_node_parent(comment);
  if (ts_node_is_null(before) && ts_node_is_null(ts_node_parent(parent))) {
    return SpanOf(parent);
  }
  const bool behind =
      !ts_node_is_null(before) && ts_node_end_point(before).row == ts_node_start_point(comment).row;
  TSNode next = ts_node_next_named_sibling(comment);
  for (int i = 0; i < MostDirectives && !ts_node_is_null(next) && TypeOf(next) == "comment"; ++i) {
    next = ts_node_next_named_sibling(next);
  }
  return behind || ts_node_is_null(next) ? none : SpanOf(next);
}

ShellWord ShellReader::ReadWord(TSNode node) const {
  ShellWord word = ReadShellWord(*code_, node);
  values_.Mark(word);
  return word;
}

ShellCommand ShellReader::Placed(const ShellCommand& place, TSNode node) const {
  ShellCommand command = place;
  command.span = SpanOf(node);
  return command;
}

void ShellReader::AddProblem(const Span& span, std::string message) {
  if (script_.problems.size() < MostProblems) {
    script_.problems.push_back(
        {.kind = ProblemKind::DockerfileSyntax, .span = span, .message = std::move(message)});
  }
}

std::size_t ShellReader::Add(ShellCommand command) {
  SeeThrough(command);
  if (command.program() == "set") {
    script_.shell.pipefail = PipefailIn(command.arguments).value_or(script_.shell.pipefail);
    script_.errexit = script_.errexit || (!command.inner && AsksToEnd(command.arguments));
  }
  command.pipefail = script_.shell.pipefail;
  const std::size_t index = script_.commands.size();
  const std::optional<InnerCode> inner = InnerCodeOf(command);
  script_.commands.push_back(std::move(command));
  if (inner && nesting_ < DeepestCode) {
    ShellCommand holder = script_.commands[index];
    holder.wrappers.push_back(*holder.name);
    holder.shell = inner->kind;
    holder.inner = true;
    const bool outer = script_.shell.pipefail;
    script_.shell.pipefail = PipefailIn(holder.arguments).value_or(false);
    Read(inner->code, holder);
    script_.shell.pipefail = outer;
  }
  return index;
}

bool ShellReader::Read(const Passage& code, const ShellCommand& holder) {
  const BashTree tree = ParseBash(code.text());
  if (tree != nullptr && ts_node_has_error(ts_tree_root_node(tree.get()))) {
    const Passage separated = Separated(code);
    if (separated.size() > code.size()) {
      return Read(separated, holder);
    }
  }
  if (tree == nullptr) {
    return false;
  }
  ShellCommand place = holder;
  place.name.reset();
  place.arguments.clear();
  place.wrapper_arguments.clear();
  place.assignments.clear();
  place.redirects.clear();
  const Passage* outer = code_;
  const ShellValues::State before = values_.state();
  values_.Return({});
  code_ = &code;
  ++nesting_;
  const TSNode root = ts_tree_root_node(tree.get());
  script_.torn = script_.torn || ts_node_has_error(root);
  if (const auto fault = FindFault(code.text())) {
    AddProblem(code.SpanOf(fault->begin, fault->end), fault->message);
  }
  Walk(root, place);
  --nesting_;
  code_ = outer;
  values_.Return(before);
  return true;
}

void ShellReader::WalkAll(const std::vector<TSNode>& nodes, const ShellCommand& place) {
  ShellCommand next = place;
  std::size_t last = script_.commands.size();
  ShellValues::State before;
  for (const TSNode node : nodes) {
    if (!ts_node_is_named(node)) {
      if (TypeOf(node) == "&") {
        values_.Return(before);
        for (; last < script_.commands.size(); ++last) {
          script_.commands[last].background = true;
        }
      }
      continue;
    }
    last = script_.commands.size();
    before = values_.state();
    Walk(node, next);
    if (script_.commands.size() > last) {
      next.join = ShellJoin::Sequence;
    }
  }
}

ShellRedirect ShellReader::ReadRedirect(TSNode node) const {
  ShellRedirect redirect = {.span = SpanOf(node), .sign = {}, .target = {}};
  const bool heredoc = TypeOf(node) == "heredoc_redirect";
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    if (!ts_node_is_named(child)) {
      redirect.sign = redirect.sign.empty() ? type : std::string_view(redirect.sign);
    } else if (type != "file_descriptor" && !heredoc) {
      redirect.target = ReadWord(child);
    }
  }
  return redirect;
}

static bool IsRedirect(std::string_view type) {
  return type == "file_redirect" || type == "heredoc_redirect" || type == "herestring_redirect";
}

void ShellReader::WalkRedirected(TSNode node, const ShellCommand& place) {
  const std::size_t first = script_.commands.size();
  std::size_t last = first;
  std::vector<ShellRedirect> redirects;
  const ShellValues::State before = values_.state();
  ShellValues::State after = before;
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    if (!ts_node_is_named(child)) {
      continue;
    }
    if (IsRedirect(type)) {
      redirects.push_back(ReadRedirect(child));
      WalkInside(child, place);
    } else {
      Walk(child, place);
      last = script_.commands.size();
      after = values_.state();
      values_.Return(type == "list" || type == "pipeline" ? latest_ : before);
    }
  }
  values_.Return(after);
  // What stands before a pipe or in a list belongs to its last command; to find it, the places of
  // the redirections are enough.
  std::size_t holder = first;
  for (std::size_t index = first; index < last; ++index) {
    holder = script_.commands[index].substitution == place.substitution ? index : holder;
  }
  if (holder < last) {
    ShellCommand& command = script_.commands[holder];
    command.span.end = std::max(command.span.end, SpanOf(node).end);
    std::move(redirects.begin(), redirects.end(), std::back_inserter(command.redirects));
  }
}

void ShellReader::WalkInside(TSNode node, const ShellCommand& place) {
  if (++depth_ <= DeepestStatement) {
    for (const TSNode child : ChildrenOf(node)) {
      const std::string_view type = TypeOf(child);
      if (!ts_node_is_named(child) || ts_node_child_count(child) == 0) {
        continue;
      }
      if (type == "command_substitution" || type == "process_substitution") {
        ShellCommand inside = place;
        inside.substitution = true;
        inside.join = ShellJoin::First;
        inside.pipeline = inside.pipe_index = inside.pipe_count = 0;
        const ShellValues::State before = values_.state();
        WalkAll(ChildrenOf(child), inside);
        values_.Return(before);
      } else if (type == "command" || type == "pipeline" || type == "list") {
        Walk(child, place);
      } else {
        WalkInside(child, place);
      }
    }
  }
  --depth_;
}

ShellAssignment ShellReader::ReadAssignment(TSNode node) const {
  ShellAssignment assignment = {.span = SpanOf(node), .name = {}, .value = {}, .appends = false};
  const std::vector<TSNode> children = ChildrenOf(node);
  if (!children.empty()) {
    const std::size_t begin = ts_node_start_byte(children.front());
    assignment.name = code_->text().substr(begin, ts_node_end_byte(children.front()) - begin);
  }
  if (children.size() > 2) {
    assignment.value = ReadWord(children.back());
    assignment.appends = TypeOf(children[1]) == "+=";
  }
  return assignment;
}

// `export`, `local` and `unset` are commands of their own in the grammar, with the name as a token.
void ShellReader::AddSimple(TSNode node, const ShellCommand& place) {
  const bool declaration = TypeOf(node) != "command";
  ShellCommand command = Placed(place, node);
  std::vector<TSNode> inside;
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    if (type == "variable_assignment" && !command.name) {
      command.assignments.push_back(ReadAssignment(child));
    } else if (type == "variable_assignment" && declaration) {
      command.assignments.push_back(ReadAssignment(child));
      command.arguments.push_back(ReadWord(child));
    } else if (IsRedirect(type)) {
      command.redirects.push_back(ReadRedirect(child));
    } else if (type == "ERROR" || type == "comment") {
      inside.push_back(child);
    } else if (!command.name) {
      command.name = ReadWord(child);
    } else {
      command.arguments.push_back(ReadWord(child));
    }
  }
  const ShellValues::State before = values_.state();
  Add(command);
  for (const TSNode child : inside) {
    Walk(child, place);
  }
  WalkInside(node, place);
  if (declaration) {
    for (const ShellAssignment& assignment : command.assignments) {
      values_.Assign(assignment);
    }
  }
  if (command.program() == "break") {
    breaks_.push_back(values_.state());
  }
  values_.Apply(command);
  latest_ = before;
}

void ShellReader::AddTokens(TSNode node, ShellCommand& command, int depth) {
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    const bool inner = type.ends_with("_expression") && type != "brace_expression";
    if (inner && depth < DeepestStatement) {
      AddTokens(child, command, depth + 1);
    } else if (!command.name) {
      command.name = ReadWord(child);
    } else {
      command.arguments.push_back(ReadWord(child));
    }
  }
}

// `[ … ]` and `[[ … ]]`: every word and sign is an argument, the closing one included.
void ShellReader::AddTest(TSNode node, const ShellCommand& place) {
  ShellCommand command = Placed(place, node);
  AddTokens(node, command, 0);
  Add(std::move(command));
  WalkInside(node, place);
}

void ShellReader::AddAssignments(TSNode node, const ShellCommand& place) {
  ShellCommand command = Placed(place, node);
  if (TypeOf(node) == "variable_assignment") {
    command.assignments.push_back(ReadAssignment(node));
  } else {
    for (const TSNode child : ChildrenOf(node)) {
      command.assignments.push_back(ReadAssignment(child));
    }
  }
  Add(command);
  WalkInside(node, place);
  for (const ShellAssignment& assignment : command.assignments) {
    values_.Assign(assignment);
  }
}

void ShellReader::WalkOther(TSNode node, const ShellCommand& place) {
  const std::string_view type = TypeOf(node);
  ShellCommand next = place;
  next.negated = next.negated || type == "negated_command";
  next.subshell = next.subshell || type == "subshell";
  next.substitution =
      next.substitution || type == "command_substitution" || type == "process_substitution";
  next.function = next.function || type == "function_definition";
  const ShellValues::State before = values_.state();
  WalkAll(ChildrenOf(node), next);
  if (next.subshell != place.subshell || next.substitution != place.substitution ||
      next.function != place.function) {
    values_.Return(before);
  }
}

void ShellReader::Walk(TSNode node, const ShellCommand& place) {
  const std::string_view type = TypeOf(node);
  if (++depth_ > DeepestStatement) {
    --depth_;
    return;
  }
  if (type == "command" || type == "declaration_command" || type == "unset_command") {
    AddSimple(node, place);
  } else if (type == "variable_assignment" || type == "variable_assignments") {
    AddAssignments(node, place);
  } else if (type == "test_command") {
    AddTest(node, place);
  } else if (type == "list") {
    WalkList(node, place);
  } else if (type == "pipeline") {
    WalkPipeline(node, place);
  } else if (type == "redirected_statement") {
    WalkRedirected(node, place);
  } else if (type == "if_statement" || type == "elif_clause") {
    WalkIf(node, place);
  } else if (type == "case_statement") {
    WalkCase(node, place);
  } else if (type == "while_statement" || type == "for_statement" ||
             type == "c_style_for_statement") {
    WalkLoop(node, place);
  } else if (type == "comment") {
    script_.comments.push_back({SpanOf(node), ReachOf(node)});
  } else if (ts_node_child_count(node) > 0) {
    WalkOther(node, place);
  }
  --depth_;
}

}  // namespace linter::docker
