#include "linter/gotemplate/template_set.h"

#include <new>

#include "linter/gotemplate/parser.h"

namespace linter::gotemplate {

TemplateSet::TemplateSet(const Functions& functions, std::pmr::memory_resource& memory,
                         Origins& origins)
    : functions_(functions), memory_(memory), origins_(origins) {}

TemplateSet::TemplateSet(const TemplateSet& parent, std::pmr::memory_resource& memory,
                         Origins& origins)
    : functions_(parent.functions_), memory_(memory), origins_(origins), parent_(&parent) {}

static bool SaysNothing(const ListNode& root) {
  for (const Node* node : root.nodes) {
    if (node->type != NodeType::Text) {
      return false;
    }
    const auto bytes = static_cast<const TextNode*>(node)->text.bytes();
    if (bytes.find_first_not_of(" \t\r\n\v\f") != std::string_view::npos) {
      return false;
    }
  }
  return true;
}

std::optional<ParseError> TemplateSet::Parse(std::string_view name, const Text& text) {
  auto* source = std::pmr::polymorphic_allocator<Source>(&memory_).allocate(1);
  char* kept = std::pmr::polymorphic_allocator<char>(&memory_).allocate(name.size() + 1);
  name.copy(kept, name.size());
  new (source) Source{{kept, name.size()}, text};
  Parser parser(*source, functions_, memory_, origins_);
  Templates parsed = parser.ParseSource();
  if (parser.error()) {
    return parser.error();
  }
  for (auto& [key, defined] : parsed) {
    if (Find(key) == nullptr || !SaysNothing(*defined.root)) {
      templates_.insert_or_assign(key, defined);
    }
  }
  return std::nullopt;
}

const Template* TemplateSet::Find(std::string_view name) const {
  for (const TemplateSet* set = this; set != nullptr; set = set->parent_) {
    const auto found = set->templates_.find(name);
    if (found != set->templates_.end()) {
      return &found->second;
    }
  }
  return nullptr;
}

}  // namespace linter::gotemplate
