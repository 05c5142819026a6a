#include "linter/k8s/heap.h"

#include <re2/re2.h>

#include <cctype>
#include <cmath>
#include <string>

namespace linter::k8s {

std::optional<Heap> HeapIn(std::string_view name, std::string_view text) {
  static const RE2 java(R"((?:^|[\s='"])-Xmx(\d{1,9})([kKmMgG]?)(?:$|[\s'"]))");
  static const RE2 share(R"(-XX:MaxRAMPercentage=(\d{1,3}(?:\.\d{1,3})?)(?:$|[\s'"]))");
  static const RE2 node(R"(--max[-_]old[-_]space[-_]size[= ](\d{1,9}))");
  static const RE2 go(R"((\d{1,12})(B|KiB|MiB|GiB))");
  double number = 0.0;
  std::string unit;
  if (RE2::PartialMatch(text, java, &number, &unit) ||
      (name == "GOMEMLIMIT" && RE2::FullMatch(text, go, &number, &unit))) {
    constexpr std::string_view Units = "BKMG";
    const auto power = unit.empty() ? 0 : Units.find(static_cast<char>(std::toupper(unit[0])));
    return Heap{std::ldexp(number, static_cast<int>(power) * 10), 0.0};
  }
  // Beside `-Xmx` the share means nothing.
  if (RE2::PartialMatch(text, share, &number)) {
    return Heap{0.0, number};
  }
  if (RE2::PartialMatch(text, node, &number)) {
    return Heap{std::ldexp(number, 20), 0.0};
  }
  return std::nullopt;
}

bool Fills(const Heap& heap, double limit) {
  // Threads, code and buffers of Java take about a tenth at the least.
  constexpr double MostPercent = 90.0;
  return limit > 0 && ((heap.bytes > 0 && heap.bytes >= limit) || heap.percent >= MostPercent);
}

}  // namespace linter::k8s
