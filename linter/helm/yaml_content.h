#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/gotemplate/value.h"

namespace linter::helm {

// The content of a block scalar, each line copied from its own line of what was written.
gotemplate::Text BlockLines(std::string_view value, const gotemplate::Text& source,
                            gotemplate::Heap& heap, gotemplate::Origins& origins);

// The same content, its bytes said to come from the scalar at `place` instead of from the file as a
// whole: what is made of several scalars then names them.
gotemplate::Text Within(gotemplate::OriginId place, const gotemplate::Text& content,
                        gotemplate::Heap& heap, const gotemplate::Origins& origins);

// Itself and all that is in it.
std::size_t CountNodes(const gotemplate::Value& value);

// libyaml counts characters; this says at which byte one begins.
class CharacterOffsets {
 public:
  explicit CharacterOffsets(std::string_view bytes);
  std::uint32_t At(std::size_t character) const;

 private:
  std::uint32_t size_;
  // Empty where every character is one byte.
  std::vector<std::uint32_t> offsets_;
};

}  // namespace linter::helm
