#include "linter/gotemplate/evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/gotemplate/format.h"

// Walks the tree: text, branches, loops. What stands in a tag is in evaluate_pipeline.cpp.

namespace linter::gotemplate {

Evaluation::Evaluation(const TemplateSet& templates, Heap& heap, Origins& origins, Limits limits,
                       Host* host)
    : templates_(&templates), heap_(heap), origins_(origins), limits_(limits), host_(host) {
  Ration();
}

std::optional<Text> Evaluation::Execute(std::string_view name, Value dot) {
  const Template* found = templates_->Find(name);
  if (found == nullptr) {
    Fail(fmt::format("template: no template {} associated with template \"gotpl\"", Quote(name)));
    return std::nullopt;
  }
  char here = 0;
  const bool outermost = stack_ == nullptr;
  if (outermost) {
    stack_ = &here;
    Ration();
  }
  TextBuilder out;
  const auto before_template = std::exchange(template_, found);
  const auto before_node = node_;
  const auto before_out = std::exchange(out_, &out);
  const auto before_frame = std::exchange(frame_, variables_.size());
  if (site_ != OriginId::None) {
    sites_.push_back(site_);
  }
  const auto before_site = site_;
  const auto depth = sites_.size();
  variables_.push_back({"$", dot});
  WalkList(dot, *found->root);
  variables_.resize(frame_);
  frame_ = before_frame;
  out_ = before_out;
  node_ = before_node;
  template_ = before_template;
  site_ = before_site;
  sites_.resize(depth - (site_ != OriginId::None ? 1 : 0));
  if (outermost) {
    stack_ = nullptr;
  }
  if (failed_) {
    return std::nullopt;
  }
  return out.Build(heap_.memory());
}

std::optional<Text> Evaluation::Expand(std::string_view name, const Text& text, Value dot) {
  TemplateSet set(*templates_, heap_.memory(), origins_);
  Spend(text.size() / 8);
  if (const auto error = set.Parse(name, text)) {
    Fail(error->message);
    failure_.parsed = false;
    return std::nullopt;
  }
  const auto* before = std::exchange(templates_, &set);
  auto result = Execute(name, dot);
  templates_ = before;
  return result;
}

void Evaluation::Fail(std::string message) {
  if (failed_) {
    return;
  }
  failed_ = true;
  failure_ = {std::move(message), {}, false, true};
  if (site_ != OriginId::None) {
    failure_.sites.push_back(site_);
  }
  failure_.sites.insert(failure_.sites.end(), sites_.rbegin(), sites_.rend());
}

void Evaluation::Explain(std::string_view before) {
  failure_.message.insert(0, fmt::format("{}: ", before));
}

void Evaluation::Recover() {
  if (!failure_.out_of_budget || stack_ == nullptr) {
    failed_ = false;
    failure_.out_of_budget = false;
  }
}

// A template gets half of what is left, so that there is something left for the next one.
void Evaluation::Ration() {
  const auto steps_left = limits_.steps - std::min(steps_, limits_.steps);
  steps_end_ = steps_ + steps_left / 2;
  const auto heap_left = limits_.heap_bytes - std::min(heap_.used(), limits_.heap_bytes);
  heap_end_ = heap_.used() + heap_left / 2;
}

// The byte at which a node begins.
OriginId Evaluation::PlaceOf(const Node& node) {
  const Text byte = template_->source->text.Slice(node.position, node.position + 1);
  for (std::uint32_t i = 0; i < byte.run_count(); ++i) {
    const Run run = byte.RunAt(i);
    const Origin origin = origins_[origins_.Innermost(run.origin)];
    if (run.end > 0 && run.offset != NotCopied && origin.kind == OriginKind::Written) {
      const auto begin = origin.span.begin + run.offset;
      return origins_.Written({origin.span.file, begin, begin + 1});
    }
  }
  return template_->source->text.OriginAt(node.position);
}

void Evaluation::Exhaust(std::string message) {
  if (failed_) {
    return;
  }
  Fail(std::move(message));
  failure_.out_of_budget = true;
  if (failure_.sites.empty() && node_ != nullptr && template_ != nullptr) {
    failure_.sites.push_back(PlaceOf(*node_));
  }
}

// Go prints where a node stands as line and column, the latter in bytes from 0.
void Evaluation::FailAt(const Node& node, std::string message) {
  if (failed_ && failure_.out_of_budget) {
    return;
  }
  const std::string_view before = template_->source->text.bytes().substr(0, node.position);
  const auto newline = before.rfind('\n');
  const auto column =
      newline == std::string_view::npos ? before.size() : before.size() - newline - 1;
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  auto sites = std::move(failure_.sites);
  const bool again = std::exchange(failed_, false);
  Fail(fmt::format("template: {}:{}:{}: executing {} at <{}>: {}", template_->source->name, line,
                   column, Quote(template_->name), Print(node), message));
  // Wrapping an error keeps the place of the first.
  if (again) {
    failure_.sites = std::move(sites);
  }
}

bool Evaluation::WithinStack() const {
  char here = 0;
  const auto distance = stack_ > &here ? stack_ - &here : &here - stack_;
  return static_cast<std::size_t>(distance) < limits_.stack_bytes;
}

void Evaluation::Spend(std::uint64_t steps) {
  if (steps > steps_end_ - std::min(steps_, steps_end_)) {
    steps_ = steps_end_;
    Exhaust("rendering takes more steps than are allowed");
    return;
  }
  steps_ += steps;
  if (heap_.used() > heap_end_) {
    Exhaust("rendering takes more memory than is allowed");
  } else if (out_ != nullptr && out_->memory() > limits_.output_bytes) {
    Exhaust("the output is larger than is allowed");
  }
}

Evaluation::Flow Evaluation::WalkList(const Value& dot, const ListNode& list) {
  node_ = &list;
  for (const Node* node : list.nodes) {
    const Flow flow = Walk(dot, *node);
    if (flow != Flow::Normal || failed_) {
      return flow;
    }
  }
  return Flow::Normal;
}

Evaluation::Flow Evaluation::Walk(const Value& dot, const Node& node) {
  node_ = &node;
  Spend(1);
  switch (node.type) {
    case NodeType::Text:
      out_->Append(static_cast<const TextNode&>(node).text);
      break;
    case NodeType::Action:
      WalkAction(dot, static_cast<const ActionNode&>(node));
      break;
    case NodeType::If:
    case NodeType::With:
      return WalkBranch(dot, static_cast<const BranchNode&>(node));
    case NodeType::Range:
      return WalkRange(dot, static_cast<const BranchNode&>(node));
    case NodeType::Template:
      WalkTemplate(dot, static_cast<const TemplateNode&>(node));
      break;
    case NodeType::Break:
      return Flow::Break;
    case NodeType::Continue:
      return Flow::Continue;
    default:
      break;
  }
  return Flow::Normal;
}

void Evaluation::WalkAction(const Value& dot, const ActionNode& action) {
  const auto before = std::exchange(site_, action.site);
  const Value value = Pipeline(dot, *action.pipe);
  if (!failed_ && action.pipe->variables.empty()) {
    PrintValue(action, action.site, value);
  }
  site_ = before;
}

void Evaluation::PrintValue(const Node& node, OriginId site, const Value& value) {
  node_ = &node;
  if (value.is_string()) {
    out_->AppendThrough(value.text(), site, origins_);
    return;
  }
  TextBuilder printed;
  PrintGo(value, printed);
  const Origin& origin = origins_[origins_.Innermost(value.origin())];
  const bool copied =
      origin.kind == OriginKind::Written && origins_.Bytes(origin) == printed.bytes();
  if (copied || printed.View().run_count() == 1) {
    out_->Append(printed.bytes(), origins_.Action(site, value.origin()), copied ? 0 : NotCopied);
    return;
  }
  out_->AppendThrough(printed.View(), site, origins_);
}

// What made a value be as it is: for an empty text the branches that were not taken as well.
OriginId Evaluation::DecidedBy(const Value& value) {
  if (value.is_string()) {
    return origins_.Join(value.origin(), OriginOf(value.text(), origins_));
  }
  return value.origin();
}

void Evaluation::MarkSkipped(OriginId site, OriginId decided) {
  if (site != OriginId::None) {
    out_->Mark(origins_.Skipped(site, decided));
  }
}

void Evaluation::NoteTaken(OriginId site, OriginId decided) {
  if (site != OriginId::None) {
    origins_.Choose({site, sites_.empty() ? OriginId::None : sites_.back(), decided});
  }
}

Evaluation::Flow Evaluation::WalkBranch(const Value& dot, const BranchNode& branch) {
  if (!WithinStack()) {
    Exhaust("templates are nested more deeply than is allowed");
    return Flow::Normal;
  }
  const auto mark = variables_.size();
  const auto before = std::exchange(site_, branch.site);
  const Value value = Pipeline(dot, *branch.pipe);
  site_ = before;
  Flow flow = Flow::Normal;
  if (!failed_) {
    const OriginId decided = DecidedBy(value);
    if (value.Truth()) {
      NoteTaken(branch.site, decided);
      flow = WalkList(branch.type == NodeType::With ? value : dot, *branch.list);
      MarkSkipped(branch.else_site, decided);
    } else {
      MarkSkipped(branch.site, decided);
      if (branch.else_list != nullptr) {
        NoteTaken(branch.else_site, decided);
        flow = WalkList(dot, *branch.else_list);
      }
    }
  }
  variables_.resize(mark);
  return flow;
}

Evaluation::Flow Evaluation::WalkOnce(const BranchNode& range, const Value& index,
                                      const Value& element) {
  const auto& names = range.pipe->variables;
  const auto mark = variables_.size();
  if (range.pipe->assigns) {
    if (names.size() > 1) {
      SetVariable(names[0]->names[0], index);
      SetVariable(names[1]->names[0], element);
    } else if (names.size() == 1) {
      SetVariable(names[0]->names[0], element);
    }
  } else if (!names.empty()) {
    variables_[mark - 1].value = element;
    if (names.size() > 1) {
      variables_[mark - 2].value = index;
    }
  }
  Spend(1);
  const Flow flow = failed_ ? Flow::Normal : WalkList(element, *range.list);
  variables_.resize(mark);
  return flow;
}

bool Evaluation::WalkNumbers(const Value& over, const BranchNode& range) {
  if (range.pipe->variables.size() > 1) {
    FailAt(*node_,
           fmt::format("can't use {} to iterate over more than one variable", over.integer()));
    return true;
  }
  for (std::int64_t i = 0; i < over.integer() && !failed_; ++i) {
    const Value number = Value::Number(over.kind(), i).From(over.origin());
    if (WalkOnce(range, Value(), number) == Flow::Break) {
      break;
    }
  }
  return over.integer() > 0;
}

bool Evaluation::WalkItems(const Value& over, const BranchNode& range) {
  if (over.is_list()) {
    const List& list = over.list();
    const std::size_t count = list.items.size();
    for (std::size_t i = 0; i < count && i < list.items.size() && !failed_; ++i) {
      const Value index = Value::Int(static_cast<std::int64_t>(i)).From(over.origin());
      const Value item = list.items[i].Boxed(list.type->element);
      if (WalkOnce(range, index, item) == Flow::Break) {
        break;
      }
    }
    return count > 0;
  }
  // The body may change the mapping; Go walks what was there at the start.
  const std::vector<Map::Entry> entries(over.map().entries.begin(), over.map().entries.end());
  for (const Map::Entry& entry : entries) {
    const Value item = entry.value.Boxed(over.map().type->element);
    if (failed_ || WalkOnce(range, Value::Of(entry.key), item) == Flow::Break) {
      break;
    }
  }
  return !entries.empty();
}

Evaluation::Flow Evaluation::WalkRange(const Value& dot, const BranchNode& range) {
  if (!WithinStack()) {
    Exhaust("templates are nested more deeply than is allowed");
    return Flow::Normal;
  }
  const auto mark = variables_.size();
  const auto before = std::exchange(site_, range.site);
  const Value over = Pipeline(dot, *range.pipe);
  site_ = before;
  bool walked = false;
  if (!failed_) {
    if (over.is_integer()) {
      walked = WalkNumbers(over, range);
    } else if (over.is_list() || over.is_map()) {
      walked = WalkItems(over, range);
    } else if (!over.is_nil()) {
      TextBuilder shown;
      PrintGo(over, shown);
      FailAt(*node_, fmt::format("range can't iterate over {}", shown.bytes()));
    }
  }
  Flow flow = Flow::Normal;
  if (!failed_) {
    MarkSkipped(walked ? range.else_site : range.site, DecidedBy(over));
    if (!walked && range.else_list != nullptr) {
      flow = WalkList(dot, *range.else_list);
    }
  }
  variables_.resize(mark);
  return flow;
}

void Evaluation::WalkTemplate(const Value& dot, const TemplateNode& node) {
  const Template* found = templates_->Find(node.name);
  if (found == nullptr) {
    FailAt(node, fmt::format("template {} not defined", Quote(node.name)));
    return;
  }
  if (!WithinStack()) {
    Exhaust("templates are nested more deeply than is allowed");
    return;
  }
  const auto before_site = std::exchange(site_, node.site);
  const Value argument = node.pipe != nullptr ? Pipeline(dot, *node.pipe) : Value();
  if (!failed_) {
    TextBuilder inner;
    const auto before_template = std::exchange(template_, found);
    const auto before_frame = std::exchange(frame_, variables_.size());
    const auto before_out = std::exchange(out_, &inner);
    const auto before_node = node_;
    sites_.push_back(site_);
    variables_.push_back({"$", argument});
    WalkList(argument, *found->root);
    variables_.resize(frame_);
    sites_.pop_back();
    frame_ = before_frame;
    template_ = before_template;
    node_ = before_node;
    out_ = before_out;
    out_->AppendThrough(inner.View(), node.site, origins_);
  }
  site_ = before_site;
}

}  // namespace linter::gotemplate
