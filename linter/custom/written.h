#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "linter/custom/own_rule.h"
#include "linter/yaml/node.h"

namespace linter::custom {

// Where a byte of a scalar's text is written, in whatever style.
std::uint32_t WrittenAt(const yaml::Node& scalar, std::size_t offset);

// The fixture that is written as a mapping, or as a block of text. Empty for anything else.
std::optional<Fixture> ReadFixture(const yaml::Node& node);

}  // namespace linter::custom
