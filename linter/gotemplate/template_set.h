#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "linter/gotemplate/function.h"
#include "linter/gotemplate/node.h"

namespace linter::gotemplate {

// One text that was parsed: a file, or what `tpl` was given.
struct Source {
  // As Go's messages name it.
  std::string_view name;
  Text text;
};

// A named template: a whole source, or a `define` or `block` in one.
struct Template {
  std::string_view name;
  const Source* source = nullptr;
  const ListNode* root = nullptr;
};

struct ParseError {
  // As Go says it: `template: NAME:LINE: REASON`.
  std::string message;
  std::uint32_t line = 1;
  // Where in the source.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Templates by name. A set with a parent sees the parent's templates where it has none itself.
class TemplateSet {
 public:
  // Trees live in `memory`; sites and literals are noted in `origins`. All must outlive the set.
  TemplateSet(const Functions& functions, std::pmr::memory_resource& memory, Origins& origins);
  // A set that changes nothing in its parent.
  TemplateSet(const TemplateSet& parent, std::pmr::memory_resource& memory, Origins& origins);

  // Parses a text and adds all that it defines, itself as `name`. A template of blanks and
  // comments does not hide one of the same name that says something.
  std::optional<ParseError> Parse(std::string_view name, const Text& text);
  const Template* Find(std::string_view name) const;

 private:
  const Functions& functions_;
  std::pmr::memory_resource& memory_;
  Origins& origins_;
  const TemplateSet* parent_ = nullptr;
  std::map<std::string, Template, std::less<>> templates_;
};

}  // namespace linter::gotemplate
