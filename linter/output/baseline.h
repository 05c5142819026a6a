#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/output/format.h"
#include "linter/text/expected.h"

namespace linter::output {

// Findings that are known, so that only new ones need to be told. One is known again by its rule
// and its place in its object, whichever file and line that stands in; outside of objects by its
// rule and file. Equal ones are counted.
class Baseline {
 public:
  // Reads what `WriteBaseline` wrote. The error has line and column.
  static Expected<Baseline> Read(std::string_view text);

  // Takes the known ones out; how many those are.
  std::size_t Filter(std::vector<Diagnostic>& findings, std::span<const File> files) const;
  // How many of its findings were not among those that were last filtered.
  std::size_t stale() const { return stale_; }

 private:
  std::map<std::string, std::size_t, std::less<>> known_;
  mutable std::size_t stale_ = 0;
};

// JSON with a line for each finding, sorted, so that changes of it are easy to read.
std::string WriteBaseline(const Result& result);

}  // namespace linter::output
