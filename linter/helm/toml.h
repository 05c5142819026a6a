#pragma once

#include <string>
#include <string_view>

#include "linter/gotemplate/value.h"
#include "linter/text/expected.h"

namespace linter::helm {

// As Go's `BurntSushi/toml` writes and reads.
Expected<std::string> WriteToml(const gotemplate::Value& value, gotemplate::Heap& heap);
Expected<gotemplate::Value> ReadToml(std::string_view text, gotemplate::Heap& heap,
                                     gotemplate::OriginId origin);

}  // namespace linter::helm
