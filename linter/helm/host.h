#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "linter/gotemplate/evaluation.h"

namespace linter::gotemplate {

// What Helm's functions find again from call to call.
struct Host {
  // How often a template is being included in itself.
  std::unordered_map<std::string, int> nested = {};
  // `now`, in seconds since 1970.
  std::int64_t now = 0;
  // Where the stream of numbers stands that stands in for chance.
  std::uint64_t random = 0;
};

}  // namespace linter::gotemplate
