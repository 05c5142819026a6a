// As the GNU coding standards have messages, which Emacs and Vim read.

#include <fmt/format.h>

#include <string>

#include "linter/output/characters.h"
#include "linter/output/format.h"
#include "linter/output/places.h"

namespace linter::output {

std::string WriteGnu(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::string out;
  for (const auto& finding : result.findings) {
    const auto at = places.At(finding.span, ColumnUnit::CodePoint).start;
    out += Printable(fmt::format("{}:{}:{}: {}: {} [{}]",
                                 places.file(finding.span.file).source->path, at.line, at.column,
                                 Name(finding.severity), finding.message, finding.rule->id)) +
           "\n";
  }
  return out.empty() ? "\n" : out;
}

}  // namespace linter::output
