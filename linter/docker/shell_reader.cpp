// Goes through the grammar's tree from top to bottom with the place of what comes next: a command
// without a name that says in which pipeline, condition or loop it stands.
#include "linter/docker/shell_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "linter/docker/bash_tree.h"
#include "linter/docker/shell_word.h"
#include "linter/docker/wrapper.h"

namespace linter::docker {

// Statements in statements, and code in `sh -c '…'` in code, that are followed.
constexpr int DeepestStatement = 150;
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

ShellCommand ShellReader::Placed(const ShellCommand& place, TSNode node) const {
  ShellCommand command = place;
  command.span = SpanOf(node);
  return command;
}

void ShellReader::AddProblems(TSNode node, int depth) {
  const bool missing = ts_node_is_missing(node);
  if (missing || TypeOf(node) == "ERROR") {
    script_.problems.push_back({.kind = ProblemKind::DockerfileSyntax,
                                .span = SpanOf(node),
                                .message = missing
                                               ? fmt::format("shell code lacks `{}`", TypeOf(node))
                                               : "shell code has a syntax error"});
    return;
  }
  if (depth > DeepestStatement || !ts_node_has_error(node)) {
    return;
  }
  for (const TSNode child : ChildrenOf(node)) {
    if (script_.problems.size() < MostProblems) {
      AddProblems(child, depth + 1);
    }
  }
}

std::size_t ShellReader::Add(ShellCommand command) {
  SeeThrough(command);
  if (command.program() == "set") {
    script_.shell.pipefail = PipefailIn(command.arguments).value_or(script_.shell.pipefail);
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
  if (tree == nullptr) {
    return false;
  }
  ShellCommand place = holder;
  place.name.reset();
  place.arguments.clear();
  place.assignments.clear();
  place.redirects.clear();
  const Passage* outer = code_;
  code_ = &code;
  ++nesting_;
  const TSNode root = ts_tree_root_node(tree.get());
  AddProblems(root, 0);
  Walk(root, place);
  --nesting_;
  code_ = outer;
  return true;
}

void ShellReader::WalkAll(const std::vector<TSNode>& nodes, const ShellCommand& place) {
  ShellCommand next = place;
  std::size_t last = script_.commands.size();
  for (const TSNode node : nodes) {
    if (!ts_node_is_named(node)) {
      for (; TypeOf(node) == "&" && last < script_.commands.size(); ++last) {
        script_.commands[last].background = true;
      }
      continue;
    }
    last = script_.commands.size();
    Walk(node, next);
    if (script_.commands.size() > last) {
      next.join = ShellJoin::Sequence;
    }
  }
}

// The members of a chain and the signs between them. It leans to the left in the tree, as deep as
// it is long.
static std::vector<TSNode> Members(TSNode node) {
  std::vector<TSNode> members;
  std::vector<TSNode> children = ChildrenOf(node);
  while (!children.empty() && TypeOf(children.front()) == "list") {
    members.insert(members.end(), children.rbegin(), children.rend() - 1);
    children = ChildrenOf(children.front());
  }
  members.insert(members.end(), children.rbegin(), children.rend());
  std::reverse(members.begin(), members.end());
  return members;
}

void ShellReader::WalkList(TSNode node, const ShellCommand& place) {
  ShellCommand next = place;
  for (const TSNode child : Members(node)) {
    if (ts_node_is_named(child)) {
      Walk(child, next);
      continue;
    }
    const std::string_view sign = TypeOf(child);
    next.join =
        sign == "||" ? ShellJoin::Or : (sign == "&&" ? ShellJoin::And : ShellJoin::Sequence);
    next.conditional = place.conditional || next.join != ShellJoin::Sequence;
  }
}

void ShellReader::WalkPipeline(TSNode node, const ShellCommand& place) {
  std::vector<TSNode> members = ChildrenOf(node);
  std::erase_if(members, [](TSNode child) { return !ts_node_is_named(child); });
  ShellCommand next = place;
  next.pipeline = ++pipelines_;
  next.pipe_count = static_cast<std::uint32_t>(members.size());
  for (const TSNode member : members) {
    Walk(member, next);
    ++next.pipe_index;
    next.join = ShellJoin::Pipe;
  }
}

// `if`, `elif`, `while`, `until`: statements up to `then` or `do` are the condition.
void ShellReader::WalkCondition(TSNode node, const ShellCommand& place) {
  const bool loop = TypeOf(node) == "while_statement";
  ShellCommand next = place;
  next.condition = true;
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    if (type == "then" || type == "do_group") {
      next = place;
      next.conditional = place.conditional || !loop;
      next.loop = place.loop || loop;
    }
    if (!ts_node_is_named(child)) {
      continue;
    }
    if (type == "else_clause" || type == "elif_clause") {
      next = place;
      next.conditional = true;
    }
    Walk(child, next);
    next.join = ShellJoin::Sequence;
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
      redirect.target = ReadShellWord(*code_, child);
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
  for (const TSNode child : ChildrenOf(node)) {
    if (!ts_node_is_named(child)) {
      continue;
    }
    if (IsRedirect(TypeOf(child))) {
      redirects.push_back(ReadRedirect(child));
      WalkInside(child, place);
    } else {
      Walk(child, place);
      last = script_.commands.size();
    }
  }
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
        WalkAll(ChildrenOf(child), inside);
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
  ShellAssignment assignment = {.span = SpanOf(node), .name = {}, .value = {}};
  const std::vector<TSNode> children = ChildrenOf(node);
  if (!children.empty()) {
    const std::size_t begin = ts_node_start_byte(children.front());
    assignment.name = code_->text().substr(begin, ts_node_end_byte(children.front()) - begin);
  }
  if (children.size() > 2) {
    assignment.value = ReadShellWord(*code_, children.back());
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
      command.arguments.push_back(ReadShellWord(*code_, child));
    } else if (IsRedirect(type)) {
      command.redirects.push_back(ReadRedirect(child));
    } else if (type == "ERROR" || type == "comment") {
      inside.push_back(child);
    } else if (!command.name) {
      command.name = ReadShellWord(*code_, child);
    } else {
      command.arguments.push_back(ReadShellWord(*code_, child));
    }
  }
  Add(std::move(command));
  for (const TSNode child : inside) {
    Walk(child, place);
  }
  WalkInside(node, place);
}

void ShellReader::AddTokens(TSNode node, ShellCommand& command, int depth) {
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    const bool inner = type.ends_with("_expression") && type != "brace_expression";
    if (inner && depth < DeepestStatement) {
      AddTokens(child, command, depth + 1);
    } else if (!command.name) {
      command.name = ReadShellWord(*code_, child);
    } else {
      command.arguments.push_back(ReadShellWord(*code_, child));
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
  Add(std::move(command));
  WalkInside(node, place);
}

void ShellReader::AddLoop(TSNode node) {
  ShellLoop loop;
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    if (!ts_node_is_named(child) || type == "do_group" || type == "compound_statement") {
      continue;
    }
    if (type == "variable_name" && loop.variable.empty()) {
      const std::size_t begin = ts_node_start_byte(child);
      loop.variable = code_->text().substr(begin, ts_node_end_byte(child) - begin);
    } else {
      loop.words.push_back(ReadShellWord(*code_, child));
    }
  }
  script_.loops.push_back(std::move(loop));
}

void ShellReader::Walk(TSNode node, const ShellCommand& place) {
  const std::string_view type = TypeOf(node);
  if (++depth_ > DeepestStatement) {
    --depth_;
    return;
  }
  ShellCommand next = place;
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
  } else if (type == "if_statement" || type == "elif_clause" || type == "while_statement") {
    WalkCondition(node, place);
  } else if (type == "comment") {
    script_.comments.push_back({SpanOf(node), ReachOf(node)});
  } else if (ts_node_child_count(node) > 0) {
    next.negated = next.negated || type == "negated_command";
    next.subshell = next.subshell || type == "subshell";
    next.substitution =
        next.substitution || type == "command_substitution" || type == "process_substitution";
    if (type == "for_statement") {
      AddLoop(node);
    }
    next.loop = next.loop || type == "for_statement" || type == "c_style_for_statement";
    next.conditional = next.conditional || type == "case_item" || type == "else_clause";
    next.function = next.function || type == "function_definition";
    WalkAll(ChildrenOf(node), next);
  }
  --depth_;
}

}  // namespace linter::docker
