#include "linter/config/mistake.h"

#include <fmt/format.h>

namespace linter::config {

std::string Describe(const Mistake& mistake) {
  return fmt::format("{}:{}:{}: {}", mistake.path, mistake.position.line, mistake.position.column,
                     mistake.message);
}

}  // namespace linter::config
