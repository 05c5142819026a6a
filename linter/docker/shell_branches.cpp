// Code of which not all runs: chains, pipelines, `if`, `case` and loops. What is known of variables
// goes each way with it and is joined where the ways meet.
#include <algorithm>
#include <utility>

#include "linter/docker/bash_tree.h"
#include "linter/docker/shell_reader.h"

namespace linter::docker {

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
  ShellValues::State failed = values_.state();
  ShellValues::State succeeded = values_.state();
  bool first = true;
  const std::vector<TSNode> members = Members(node);
  for (const TSNode& child : members) {
    next.checked = place.checked || &child != &members.back();
    if (!ts_node_is_named(child)) {
      const std::string_view sign = TypeOf(child);
      next.join =
          sign == "||" ? ShellJoin::Or : (sign == "&&" ? ShellJoin::And : ShellJoin::Sequence);
      next.conditional = place.conditional || next.join != ShellJoin::Sequence;
      continue;
    }
    const bool rescue = !first && next.join == ShellJoin::Or;
    values_.Return(rescue ? failed : succeeded);
    Walk(child, next);
    const ShellValues::State& after = values_.state();
    if (first || next.join == ShellJoin::Sequence) {
      succeeded = failed = after;
    } else if (rescue) {
      succeeded = values_.Joined(succeeded, after);
      failed = after;
    } else {
      succeeded = after;
      failed = values_.Joined(failed, after);
    }
    first = false;
  }
  values_.Return(values_.Joined(succeeded, failed));
}

void ShellReader::WalkPipeline(TSNode node, const ShellCommand& place) {
  std::vector<TSNode> members = ChildrenOf(node);
  std::erase_if(members, [](TSNode child) { return !ts_node_is_named(child); });
  ShellCommand next = place;
  next.pipeline = ++pipelines_;
  next.pipe_count = static_cast<std::uint32_t>(members.size());
  const ShellValues::State before = values_.state();
  for (const TSNode member : members) {
    Walk(member, next);
    values_.Return(before);
    ++next.pipe_index;
    next.join = ShellJoin::Pipe;
  }
}

void ShellReader::WalkIf(TSNode node, const ShellCommand& place) {
  ShellCommand next = place;
  next.condition = next.checked = true;
  bool complete = false;
  ShellValues::State otherwise = values_.state();
  ShellValues::State ends = {.looks = {}, .ended = true};
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    if (type == "then") {
      otherwise = values_.state();
      next = place;
      next.conditional = true;
      next.join = ShellJoin::Sequence;
    }
    if (!ts_node_is_named(child)) {
      continue;
    }
    if (type == "else_clause" || type == "elif_clause") {
      ends = values_.Joined(ends, values_.state());
      values_.Return(otherwise);
      next = place;
      next.conditional = true;
      next.join = ShellJoin::Sequence;
      complete = complete || type == "else_clause";
    }
    Walk(child, next);
    if (type == "elif_clause") {
      otherwise = otherwise_;
    }
    next.join = ShellJoin::Sequence;
  }
  if (TypeOf(node) == "elif_clause") {
    otherwise_ = otherwise;
    return;
  }
  values_.Join(ends);
  if (!complete) {
    values_.Join(otherwise);
  }
}

void ShellReader::WalkCase(TSNode node, const ShellCommand& place) {
  ShellCommand next = place;
  bool complete = false;
  ShellValues::State before = values_.state();
  ShellValues::State ends = {.looks = {}, .ended = true};
  for (const TSNode child : ChildrenOf(node)) {
    if (!ts_node_is_named(child)) {
      continue;
    }
    if (TypeOf(child) != "case_item") {
      Walk(child, place);
      before = values_.state();
      continue;
    }
    for (const TSNode part : ChildrenOf(child)) {
      const std::size_t begin = ts_node_start_byte(part);
      complete =
          complete ||
          std::string_view(code_->text()).substr(begin, ts_node_end_byte(part) - begin) == "*";
    }
    next.conditional = true;
    next.join = ShellJoin::Sequence;
    values_.Return(before);
    Walk(child, next);
    ends = values_.Joined(ends, values_.state());
    next.join = ShellJoin::Sequence;
  }
  values_.Return(complete ? ends : values_.Joined(ends, before));
}

void ShellReader::ForeseeAssignments(TSNode node, int depth) {
  constexpr int DeepestLook = 20;
  for (const TSNode child : ChildrenOf(node)) {
    if (TypeOf(child) == "variable_assignment") {
      const ShellAssignment assignment = ReadAssignment(child);
      if (assignment.value) {
        values_.MaySet(assignment.name, values_.Of(*assignment.value));
      }
    } else if (depth < DeepestLook && ts_node_child_count(child) > 0) {
      ForeseeAssignments(child, depth + 1);
    }
  }
}

void ShellReader::AddLoopWords(TSNode node, const ShellCommand& place) {
  ShellLoop loop;
  loop.inner = place.inner;
  loop.shell = place.shell;
  for (const TSNode child : ChildrenOf(node)) {
    const std::string_view type = TypeOf(child);
    if (!ts_node_is_named(child) || type == "do_group" || type == "compound_statement") {
      continue;
    }
    if (type == "variable_name" && loop.variable.empty()) {
      const std::size_t begin = ts_node_start_byte(child);
      loop.variable = code_->text().substr(begin, ts_node_end_byte(child) - begin);
    } else {
      loop.words.push_back(ReadWord(child));
    }
  }
  values_.SetOneOf(loop.variable, loop.words);
  script_.loops.push_back(std::move(loop));
}

// Statements of `while` and `until` up to `do` are the condition.
void ShellReader::WalkLoop(TSNode node, const ShellCommand& place) {
  constexpr int DeepestForeseen = 3;
  const bool conditional = TypeOf(node) == "while_statement";
  std::vector<ShellValues::State> outer;
  std::swap(outer, breaks_);
  ShellValues::State before = values_.state();
  if (TypeOf(node) == "for_statement") {
    AddLoopWords(node, place);
  }
  if (++loops_ <= DeepestForeseen) {
    ForeseeAssignments(node, 0);
  }
  ShellCommand next = place;
  next.condition = place.condition || conditional;
  next.checked = place.checked || conditional;
  next.loop = place.loop || !conditional;
  for (const TSNode child : ChildrenOf(node)) {
    if (TypeOf(child) == "do_group") {
      before = conditional ? values_.state() : before;
      next = place;
      next.loop = true;
      next.join = ShellJoin::Sequence;
    }
    if (ts_node_is_named(child)) {
      Walk(child, next);
      next.join = ShellJoin::Sequence;
    }
  }
  values_.Join(before);
  for (const ShellValues::State& state : breaks_) {
    values_.Join(state);
  }
  --loops_;
  std::swap(outer, breaks_);
}

}  // namespace linter::docker
