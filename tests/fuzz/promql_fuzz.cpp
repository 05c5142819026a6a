// Any bytes as an expression of PromQL: read, and asked all that rules ask, in bounded time.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "linter/promql/condition.h"
#include "linter/promql/labels.h"
#include "linter/promql/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto expression = linter::promql::Parse(text);
  if (expression.fault && expression.fault->end > text.size()) {
    std::abort();
  }
  if (!expression.empty()) {
    linter::promql::PresenceOf(expression);
    linter::promql::LabelsOf(expression);
  }
  return 0;
}
